from socket import *
from time import sleep
from settings import *

c = socket(AF_INET, SOCK_DGRAM)
c.sendto(MESSAGE, SERVER)
data, addr = c.recvfrom(SIZE)
print(data)
if CLOSES_FIRST == 'server':
    sleep(0.2)
c.close()
