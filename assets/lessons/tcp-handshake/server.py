from socket import *
from time import sleep
from settings import *

s = socket()
s.bind(SERVER)
s.listen(3)
c, addr = s.accept()
left = len(MESSAGE)
while data := c.recv(SIZE):
    sleep(DELAY)
    c.send(data.upper())
    left -= len(data)
    if CLOSES_FIRST == 'server':
        if left == 0:
            break
c.close()
s.close()
