import socket, struct, time
from settings import *

s = socket.socket()
s.bind(SERVER)
s.listen(3)
c, addr = s.accept()
echoed = 0
while echoed < len(MESSAGE):
    data = c.recv(SIZE)
    c.send(data.upper())
    echoed += len(data)

def close_first():
    if WAY == 'half-close':
        c.shutdown(socket.SHUT_WR)
        while c.recv(SIZE):
            pass
    if WAY == 'reset':
        now = struct.pack('ii', 1, 0)
        c.setsockopt(socket.SOL_SOCKET,
                     socket.SO_LINGER, now)
    c.close()

def close_second():
    try:
        while c.recv(SIZE):
            pass
    except ConnectionResetError as e:
        print(e)
    time.sleep(DELAY)
    c.close()

if CLOSES_FIRST == 'server':
    close_first()
else:
    close_second()
s.close()
