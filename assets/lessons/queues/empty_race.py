from queue import Queue
from threading import Thread

pieces = Queue()
pieces.put('the only one')


def taker():
    if not pieces.empty():
        print(pieces.get_nowait())


for _ in range(2):
    Thread(target=taker).start()
