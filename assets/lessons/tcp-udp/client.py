from socket import *
from time import sleep
from settings import *

c = socket()
c.connect(SERVER)
u = socket(AF_INET, SOCK_DGRAM)

for n in range(1, COUNT + 1):
    message = b'message %d;' % n
    c.send(message)
    u.sendto(message, SERVER)
    sleep(PAUSE)

u.close()
c.close()
