from socket import *
from time import sleep
from settings import *
from struct import pack

s = socket()
s.bind(SERVER)
s.listen(3)
c, addr = s.accept()
echoed = 0
while echoed < len(MESSAGE):
    data = c.recv(SIZE)
    c.send(data.upper())
    echoed += len(data)

if CLOSES_FIRST == 'client':
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
s.close()
