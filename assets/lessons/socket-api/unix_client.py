from socket import *
from settings import *

u = socket(AF_UNIX, SOCK_STREAM)
try:
    u.connect('\0lesson %d' % SERVER[1])
    u.send(b'by AF_UNIX')
except OSError as e:
    print(e)
u.close()

c = socket(AF_INET, SOCK_STREAM)
c.connect(SERVER)
c.send(b'by AF_INET')
c.close()
