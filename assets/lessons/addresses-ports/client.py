from socket import *
from settings import *

c = socket()
c.connect(SERVER)
print('from', c.getsockname())
print('to  ', c.getpeername())
print(c.recv(1024))
c.close()
