import socket
import time
from settings import *

c = socket.socket(socket.AF_INET,
                  socket.SOCK_DGRAM)
c.sendto(MESSAGE, SERVER)
data, addr = c.recvfrom(SIZE)
print(data)
if CLOSES_FIRST == 'server':
    time.sleep(0.2)
c.close()
