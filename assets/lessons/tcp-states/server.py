from socket import *
from struct import pack
from time import sleep
from settings import *


def talk(c):
    c.send(c.recv(1024).upper())
    if WAY == 'both-close':
        sleep(0.1)
    elif CLOSES_FIRST == 'client':
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
    c.close()


if WAY == 'both-open':
    # Nobody listens: hear who will call, and call too.
    u = socket(AF_INET, SOCK_DGRAM)
    u.bind(SERVER)
    data, addr = u.recvfrom(1024)
    c = socket()
    c.bind(u.getsockname())
    c.connect(addr)
    talk(c)
    u.close()
else:
    s = socket()
    s.bind(SERVER)
    s.listen(1)
    if WAY != 'refused':
        c, addr = s.accept()
        talk(c)
    s.close()
