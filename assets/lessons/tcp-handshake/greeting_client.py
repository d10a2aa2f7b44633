from socket import *
from settings import *

c = socket()
c.connect(SERVER)
print(c.recv(1024))
c.send(MESSAGE)
c.close()
