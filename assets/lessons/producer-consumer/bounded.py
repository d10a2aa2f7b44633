from queue import Queue
from threading import Thread

SIZE = 2
q = Queue(SIZE)
eaten = []


def producer():
    for bun in range(4):
        q.put(bun)
    q.put(None)


def consumer():
    while (bun := q.get()) is not None:
        eaten.append(bun)


Thread(target=producer).start()
Thread(target=consumer).start()
