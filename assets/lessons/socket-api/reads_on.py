from socket import *
from settings import *

s = socket(AF_INET, SOCK_STREAM)
s.bind(SERVER)
s.listen(5)
conn, addr = s.accept()
# Without a limit this would never end.
for turn in range(200):
    data = conn.recv(SIZE)
    if len(data) == 0:
        continue
    conn.send(data.upper())
conn.close()
s.close()
