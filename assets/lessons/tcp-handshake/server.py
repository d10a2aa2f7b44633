import socket
import time
from settings import *

s = socket.socket()
s.bind(SERVER)
s.listen(3)
conn, addr = s.accept()
while True:
    data = conn.recv(SIZE)
    if not data:
        break
    time.sleep(DELAY)
    conn.send(data.upper())
    if CLOSES_FIRST == 'server':
        break
conn.close()
s.close()
