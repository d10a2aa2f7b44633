from socket import *
from settings import *

s = socket(AF_INET, SOCK_STREAM)
s.bind(SERVER)
# A name beside the port. The zero byte keeps
# it out of the file system (Linux).
u = socket(AF_UNIX, SOCK_STREAM)
u.bind('\0lesson %d' % s.getsockname()[1])
u.listen(1)
u.settimeout(2)
s.listen(1)

conn, addr = s.accept()
print('AF_INET', conn.recv(1024))
conn.close()
try:
    conn, addr = u.accept()
    print('AF_UNIX', conn.recv(1024))
    conn.close()
except timeout:
    print('AF_UNIX: nobody')
u.close()
s.close()
