import socket
import time
from settings import *

s = socket.socket(socket.AF_INET,
                  socket.SOCK_DGRAM)
s.bind(SERVER)
data, addr = s.recvfrom(SIZE)
time.sleep(DELAY)
s.sendto(data.upper(), addr)
if CLOSES_FIRST == 'client':
    time.sleep(0.2)
s.close()
