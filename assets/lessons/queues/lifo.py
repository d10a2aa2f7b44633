from queue import LifoQueue
from threading import Thread

q = LifoQueue()
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
