from socket import *
from ipaddress import ip_address
from settings import *


def kind(port):
    if port < 1024:
        return 'system port (0-1023)'
    if port < 49152:
        return 'registered (1024-49151)'
    return 'dynamic (49152-65535)'


def try_bind(name, sock, port):
    try:
        sock.bind((SERVER[0], port))
        port = sock.getsockname()[1]
        print(name, 'has port', port, kind(port))
    except OSError as e:
        print(name, 'fails on', port, e)


# Which addresses are good for what?
for text in (SERVER[0], '127.0.0.1', '10.1.2.3',
             '172.16.0.1', '172.32.0.1',
             '192.168.1.1', '8.8.8.8', '::1'):
    ip = ip_address(text)
    if ip.is_loopback:
        print(text, 'loopback: this host only')
    elif ip.is_private:
        print(text, 'private')
    else:
        print(text, 'global')

s = socket(AF_INET, SOCK_STREAM)
try_bind('first TCP', s, SERVER[1])
s.listen(5)
taken = s.getsockname()[1]

second = socket(AF_INET, SOCK_STREAM)
try_bind('second TCP', second, taken)
second.close()

udp = socket(AF_INET, SOCK_DGRAM)
try_bind('UDP', udp, taken)
udp.close()

any_port = socket(AF_INET, SOCK_STREAM)
try_bind('port 0', any_port, 0)
any_port.close()

chosen = socket(AF_INET, SOCK_STREAM)
try_bind('chosen', chosen, PORT)
chosen.close()

c, addr = s.accept()
print('caller', addr, kind(addr[1]))
c.send(b'hello')
c.close()
s.close()
