from socket import *
from time import sleep
from settings import *

s = socket(AF_INET, SOCK_DGRAM)
s.bind(SERVER)
data, addr = s.recvfrom(SIZE)
sleep(DELAY)
s.sendto(data.upper(), addr)
if CLOSES_FIRST == 'client':
    sleep(0.2)
s.close()
