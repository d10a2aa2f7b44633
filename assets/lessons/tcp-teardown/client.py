from socket import *
from time import sleep
from settings import *
from struct import pack

c = socket()
c.connect(SERVER)
c.send(MESSAGE)
left = len(MESSAGE)
while left > 0:
    data = c.recv(SIZE)
    left -= len(data)
    print(data)

if CLOSES_FIRST == 'server':
    try:
        while c.recv(SIZE):
            pass
    except ConnectionError as e:
        print(e)
    sleep(DELAY)
    if WAY == 'half-close':
        c.send(b'one more thing')
elif WAY == 'half-close':
    c.shutdown(SHUT_WR)
    while data := c.recv(SIZE):
        print(data)
elif WAY == 'reset':
    opt = SOL_SOCKET, SO_LINGER
    now = pack('ii', 1, 0)
    c.setsockopt(*opt, now)
c.close()
