from socket import *
from settings import *

c = socket()
c.connect(SERVER)
c.send(MESSAGE)
left = len(MESSAGE)
while left > 0:
    data = c.recv(SIZE)
    left -= len(data)
    print(data)
if CLOSES_FIRST == 'server':
    print(c.recv(SIZE))
c.close()
