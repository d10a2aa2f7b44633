from socket import *
from settings import *

c = socket()
c.connect(SERVER)
c.sendall(b'x' * AMOUNT)
c.shutdown(SHUT_WR)
print(c.recv(1024))
c.close()
