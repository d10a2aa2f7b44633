from socket import *
from struct import pack
from time import sleep
from settings import *


def talk(c):
    c.send(b'hello')
    print(c.recv(1024))
    if WAY == 'both-close':
        pass
    elif CLOSES_FIRST == 'server':
        try:
            while c.recv(1024):
                pass
        except ConnectionError as e:
            print(e)
        sleep(DELAY)
    elif WAY == 'half-close':
        c.shutdown(SHUT_WR)
        while c.recv(1024):
            pass
    elif WAY == 'reset':
        now = pack('ii', 1, 0)
        c.setsockopt(SOL_SOCKET, SO_LINGER, now)


c = socket()
if WAY == 'both-open':
    # Say from which port the call will come.
    u = socket(AF_INET, SOCK_DGRAM)
    u.connect(SERVER)
    u.send(b'call me')
    c.bind(u.getsockname())
    u.close()
    sleep(0.1)
elif WAY == 'refused':
    sleep(0.3)
try:
    c.connect(SERVER)
    talk(c)
except ConnectionRefusedError as e:
    print(e)
c.close()
