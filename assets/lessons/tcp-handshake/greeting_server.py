from socket import *
from settings import *

s = socket()
s.bind(SERVER)
s.listen(3)
c, addr = s.accept()
# Nobody has asked for anything yet.
c.send(b'220 ready\r\n')
print(c.recv(1024))
c.close()
s.close()
