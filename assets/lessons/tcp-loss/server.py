from socket import *
from time import sleep
from settings import *

s = socket()
if BUFFER:
    opt = SOL_SOCKET, SO_RCVBUF
    s.setsockopt(*opt, BUFFER)
s.bind(SERVER)
s.listen(3)
c, addr = s.accept()
sleep(PAUSE)
count = 0
while data := c.recv(4096):
    count += len(data)
c.send(b'got %d' % count)
c.close()
s.close()
