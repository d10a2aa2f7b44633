from queue import PriorityQueue
from threading import Thread

q = PriorityQueue()
got = []


def consumer():
    for _ in range(3):
        got.append(q.get())


for number in (30, 10, 20):
    q.put(number)
t = Thread(target=consumer)
t.start()
t.join()
print(got)
