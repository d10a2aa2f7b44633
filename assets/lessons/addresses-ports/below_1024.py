from socket import *
from settings import *

# Who may have the last port of the one kind,
# and the first of the next?
for port in (1023, 1024):
    sock = socket()
    try:
        sock.bind((SERVER[0], port))
        print(port, 'is ours')
    except PermissionError as e:
        print(port, e)
    sock.close()

s = socket()
s.bind(SERVER)
s.listen(1)
c, addr = s.accept()
c.send(b'hello')
c.close()
s.close()
