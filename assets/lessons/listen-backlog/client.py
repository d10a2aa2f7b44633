from socket import *
from threading import Thread
from time import sleep, time
from settings import *


def call(n):
    c = socket()
    began = time()
    try:
        c.connect(SERVER)
        took = round(time() - began, 1)
        print(n, 'connected after', took, 's')
        c.send(b'hello')
        print(n, c.recv(1024))
    except OSError as e:
        print(n, e)
    c.close()


callers = []
for n in range(CALLERS):
    t = Thread(target=call, args=(n,))
    t.start()
    callers.append(t)
    sleep(0.1)
for t in callers:
    t.join()
