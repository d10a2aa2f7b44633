from settings import *

# A byte that stands in no message
# ends each of them.
END = b'\n'
MOST = 100_000


def send_message(sock, data):
    if END in data:
        raise ValueError(f'the message holds the delimiter {END}')
    check(len(data))
    sock.sendall(data + END)


def receive_messages(sock):
    rest = b''
    while piece := sock.recv(SIZE):
        whole = (rest + piece).split(END)
        rest = whole.pop()
        for message in whole:
            check(len(message))
            yield message
        check(len(rest))
    if rest:
        raise EOFError(f'the peer closed within a message: {len(rest)} bytes came, no delimiter')


def check(length):
    if length > MOST:
        raise ValueError(f'a message of {length} bytes; at most {MOST} are taken')
