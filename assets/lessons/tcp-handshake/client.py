import socket
from settings import *

c = socket.socket()
c.connect(SERVER)
c.send(MESSAGE)
data = b''
while len(data) < len(MESSAGE):
    data += c.recv(SIZE)
print(data)
if CLOSES_FIRST == 'server':
    c.recv(1)
c.close()
