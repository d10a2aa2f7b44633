from queue import PriorityQueue
from threading import Thread

q = PriorityQueue()
got = []


def producer():
    for number in (30, 10, 20):
        q.put(number)


def consumer():
    for _ in range(3):
        got.append(q.get())


threads = [Thread(target=producer), Thread(target=consumer)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(got)
