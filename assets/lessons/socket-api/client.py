from socket import *
from time import sleep
from settings import *

c = socket(AF_INET, SOCK_STREAM)
c.connect(SERVER)
sleep(DELAY)
c.send(MESSAGE)
left = len(MESSAGE)
while left > 0:
    data = c.recv(SIZE)
    left -= len(data)
    print(data)
if CLOSES_FIRST == 'server':
    print(c.recv(SIZE))
c.close()
