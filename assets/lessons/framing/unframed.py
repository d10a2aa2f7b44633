from settings import *

# No edges at all: one recv() is
# taken for one message.


def send_message(sock, data):
    sock.sendall(data)


def receive_messages(sock):
    while data := sock.recv(SIZE):
        yield data
