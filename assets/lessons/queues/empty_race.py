from queue import Queue
from threading import Thread

q = Queue()
q.put('the only one')


def taker():
    if not q.empty():
        print(q.get_nowait())


for _ in range(2):
    Thread(target=taker).start()
