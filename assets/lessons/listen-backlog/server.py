from socket import *
from time import sleep
from settings import *

s = socket()
s.bind(SERVER)
s.listen(BACKLOG)
sleep(DELAY)
for i in range(CALLERS):
    c, addr = s.accept()
    print('accepted', addr[1])
    c.send(c.recv(1024).upper())
    c.close()
    sleep(PAUSE)
s.close()
