from socket import *
from time import sleep
from settings import *

# The file that METHOD names.
codec = __import__(METHOD)

s = socket()
s.bind(SERVER)
s.listen(1)
c, addr = s.accept()
sleep(DELAY)
try:
    for message in codec.receive_messages(c):
        print(message)
except (ValueError, EOFError, OSError) as e:
    print('stopped:', e)
c.close()
s.close()
