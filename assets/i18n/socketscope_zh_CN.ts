<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Banner</name>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CodePane</name>
    <message>
        <source>ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for {time} now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>printed: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Program {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last socket call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last printed line</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Lessons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language: 中文 / English</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Project for a lecture room (F5)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All keys (F1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>中</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Project F5</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Ladder</name>
    <message>
        <source>{count} packets so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>under way: {what} to {target}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packet {number}: {what} from {source} to {target}, under way for {took}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ladder of packets</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>state from the kernel; without the mark it is inferred from the packets</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LessonList</name>
    <message>
        <source>Lessons</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsBar</name>
    <message>
        <source>Run again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run the real programs with these settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the programs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TransportBar</name>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{action} (Space)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the start (Home)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One step back (Left)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One step (Right)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the end (End)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Even steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gaps compressed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>True to scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much room each stretch of time gets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stay on the newest event while the programs run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed (+ and −)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds since the run began</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place in the run</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>feed</name>
    <message>
        <source>The experiment could not be started, because its helper program did not start: {detail} Install Socketscope anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The experiment broke off, because its helper program ended too early (exit code {code}). Run it again. {detail}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The experiment was stopped, because its helper program said something that is no event: “{line}”. Run it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The experiment was stopped, because nothing was heard of it for {seconds} seconds. Run it again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>headers</name>
    <message>
        <source>Ethernet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Destination MAC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network card this frame is for. On loopback there is no card, so it is all zeros.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source MAC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network card that sent this frame. On loopback there is no card, so it is all zeros.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which protocol comes next: 0x0800 is IPv4, 0x86dd is IPv6, 0x0806 is ARP.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loopback</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address family</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All that macOS and Npcap put before a packet on loopback: 2 means IPv4, in the byte order of the machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IPv4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>4 for IPv4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Header length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length of this header in units of 4 bytes: 5 means 20 bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type of service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A wish for how routers treat the packet, and two bits that report congestion.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes of this packet, header and data together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Identification</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fragments of one packet share this number, so that they can be put together again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not used, always 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Don&apos;t fragment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 forbids routers to cut this packet into pieces.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More fragments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 says that another piece of the same packet follows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fragment offset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where this piece belongs in the whole packet, in units of 8 bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time to live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every router takes 1 off; at 0 the packet is thrown away, so none circles for ever.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which protocol comes next: 1 is ICMP, 6 is TCP, 17 is UDP.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Header checksum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sum over this header that shows whether a bit of it was damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The host that sent the packet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Destination address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The host that the packet is for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IPv6</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>6 for IPv6.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Traffic class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flow label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packets of one conversation carry the same label, so that routers keep them together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payload length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes that follow this header.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which protocol comes next: 6 is TCP, 17 is UDP, 58 is ICMPv6.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hop limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ARP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hardware type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 for Ethernet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protocol type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kind of address that is being looked for: 0x0800 is IPv4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hardware size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes of a MAC address: 6.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protocol size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes of an IPv4 address: 4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Operation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 asks who has the address, 2 answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sender MAC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network card that asks or answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sender address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The IP address of the one that asks or answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target MAC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All zeros in a question: this is what is being asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The IP address whose network card is looked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ICMP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3 says that something could not be reached, 8 asks for an echo, 0 is the echo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The exact reason: with type 3, code 3 means that no program listens on the port.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checksum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sum over the message that shows whether a bit of it was damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rest of header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Depends on the type; with an echo, its identifier and number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TCP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sender&apos;s end: together with the address it names one socket.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Destination port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The receiver&apos;s end: it tells the host which program gets the data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sequence number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number of the first byte in this segment; SYN and FIN count as one byte each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Acknowledgement number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number of the next byte that the sender of this segment expects: all before it has arrived.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length of this header in units of 4 bytes: more than 5 means that options follow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept free for later, 0 today.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CWR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sender has slowed down because congestion was reported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ECE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reports congestion back to the sender; with SYN: I understand such reports.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>URG</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The urgent pointer counts. Hardly used today.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ACK</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The acknowledgement number counts. Set in every segment but the very first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PSH</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hand the data to the program now, do not wait for more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RST</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends the connection at once: nobody listens here, or something is badly wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SYN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens a connection and names the first sequence number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I have nothing more to send; you may still send.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much the sender of this segment can still take in, before the window scale is applied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sum over header, data and addresses. On loopback the kernel leaves it unfinished, because nothing can be damaged there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Urgent pointer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where urgent data ends. Hardly used today.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UDP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes of this datagram, these 8 header bytes included.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the program sent. No layer below looks inside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Option: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End of options</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing but padding follows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No operation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One byte of padding, so that the next option starts at an even place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maximum segment size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The largest piece of data that the sender of this SYN wants to get in one segment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Windows are to be multiplied by two to this power, because 16 bits are too few for fast networks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SACK permitted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You may tell me which later pieces have arrived when an earlier one is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SACK</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These pieces have arrived although something before them is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timestamps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sender&apos;s clock and an echo of the other&apos;s: both learn how long a round trip takes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown option</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An option that this program does not know; a receiver skips it by its length.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lessons</name>
    <message>
        <source>There is no lesson “{lesson}”. The lessons are: {allowed}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lesson {lesson} has no setting “{name}”. Its settings are: {allowed}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” is no value for {name}. Allowed are: {allowed}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” is no value for {name}. Give a number from {low} to {high}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text for {name} ends in a half escape. Write a backslash as \\ and a byte as \xff.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lesson file {file} cannot be used: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>narrator</name>
    <message>
        <source>The **SYN** has reached **{receiver}**, which was listening: it knows now that somebody calls (**SYN_RCVD**).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{receiver}** waited for an answer to its **SYN** and got a **SYN** instead: both have called at once (**SYN_RCVD**).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The **SYN ACK** has reached **{receiver}**: it was heard and hears the other side, so for it the connection stands (**ESTABLISHED**).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{receiver}** has got the **ACK** of its **SYN**: it knows now that it is heard too, the connection stands (**ESTABLISHED**).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The **FIN** has reached **{receiver}**: nothing more will come, so its recv() gives b&apos;&apos;. It may still send until it closes too (**CLOSE_WAIT**).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{receiver}** has got the **ACK** of its **FIN**: its own direction is closed. It waits until the other side closes too (**FIN_WAIT_2**).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instead of an **ACK** the other side&apos;s **FIN** has reached **{receiver}**: both close at the same time (**CLOSING**).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One segment has brought **{receiver}** both the **ACK** of its **FIN** and the other side&apos;s **FIN**: both directions are closed (**TIME_WAIT**).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other side&apos;s **FIN** has reached **{receiver}**: both directions are closed. It waits for a while in case its last ACK gets lost (**TIME_WAIT**).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{receiver}** has got the **ACK** of its **FIN** as well: both directions are closed (**TIME_WAIT**).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last **ACK** has reached **{receiver}**: both directions are confirmed closed, it forgets the connection (**CLOSED**).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{flags}** has reached **{receiver}**, which goes from {before} to **{after}**.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**RST** has reached **{receiver}**: its call is refused, and connect() ends with an error (**CLOSED**).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**RST** has reached **{receiver}** before the connection stood: it goes back to **LISTEN** for others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**RST** has reached **{receiver}**: the connection is gone at once, with all that was still under way (**CLOSED**).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{flags}** has reached **{receiver}** and changes nothing: it stays in {after}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The **SYN** has reached {address}. The answer will show whether a program listens there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The **ACK** has reached **{receiver}**: all before number {next} has arrived, so it may forget its copy of that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{receiver}** has got {amount} of data, kept in its receive buffer until the program calls recv().</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{receiver}** has got {amount} of data too early: number {expected} is still missing, and a program gets everything in order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{receiver}** has got {amount} of data a second time and throws the copy away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{receiver}** has got {amount} of data on a connection that is closed already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The datagram of {amount} has reached **{receiver}** and waits there in one piece until recvfrom() takes it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The datagram of {amount} has reached {address}, where no program is known to have the port open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The **ICMP** message has reached {receiver}. The kernel tells a program of it only if its socket is connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The frame has reached {receiver}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frame {number} has arrived; when it was sent was not seen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{program}** asks the kernel for a **socket**: one end for a conversation, still without an address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{program}** calls **{call}**: what comes for this address shall be handed to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{program}** calls **{call}**: the kernel shall answer callers and queue them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{program}** calls **{call}** to take the next caller out of the queue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{program}** calls **{call}**: the kernel shall open a connection to there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{program}** hands the kernel {amount} with **{name}**: {preview}. The kernel decides when to send.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{program}** hands the kernel one datagram of {amount} with **{name}**: {preview}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{program}** calls **{call}**: give me what has arrived, at most so many bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{program}** calls **{call}**: give me one datagram, at most so many bytes of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{program}** calls **{call}** to close a direction of its connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{program}** calls **{call}**: it needs this socket no more. If a connection stands, the kernel ends it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{program}** changes a setting of its socket: **{call}**.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{program}** sets for how many seconds its calls may wait: **{call}**.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{program}** sets whether its calls may wait at all: **{call}**.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{program}** calls **{call}**.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{program}** waits in **{call}**, because nobody has called yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{program}** calls **{call}** and waits: the kernel sends **SYN**, and only the answer ends the call.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{program}** waits in **{name}** with {amount}, because the send buffer has no room left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{program}** waits in **{call}**, because nothing has arrived yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{program}** waits in **{call}**, because no datagram has arrived yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{program}** calls **{call}** and must wait.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{program}** calls **{call}** (SHUT_RD): it does not want to read any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{program}** calls **{call}** (SHUT_WR): it has nothing more to send, but goes on reading. The kernel sends **FIN**.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{program}** calls **{call}** (SHUT_RDWR): it neither sends nor reads any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{program}** calls **{call}** on a UDP socket: nothing is sent, the kernel only notes the address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{program}** closes its listening socket with **{call}**: no new callers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{program}** calls **{call}** on a UDP socket: nobody needs a goodbye, the port is free again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{program}** has its **socket** ({result}). Nobody is at its other end yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address **{local}** belongs to **{program}** now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{program}** listens at {local} (**LISTEN**). From now on the kernel answers callers, even before accept().</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**accept** gives **{program}** a new socket for this one caller; the listening one stays for the next.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**connect** is done: **{program}** at {local} is connected to {peer}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kernel has taken everything from **{program}** ({amount}). That does not mean that it has arrived.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kernel has taken the datagram of {amount} from **{program}**. Nobody will say whether it arrives.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{name}** gives **{program}** {amount} out of the receive buffer: {preview}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{name}** gives **{program}** a datagram of {amount}: {preview}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**shutdown** is done; the socket of **{program}** stays open until close().</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The socket is gone for **{program}**. The kernel finishes by itself what is left to do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{name}** is done, **{program}** goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{name}** gives **{program}** {result}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A call of **{program}** is done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**connect** is done: {peer} is where the datagrams of **{program}** go. Whether anybody is there, nobody knows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kernel has taken only {taken} of {amount}: there was no more room. **{program}** must send the rest itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{name}** gives **{program}** b&apos;&apos;: the other side has nothing more to say and has closed its direction.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{name}** gives **{program}** b&apos;&apos;: an empty datagram has come. With UDP that is not the end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{name}** gives **{program}** only {amount} of a datagram of {whole}: {preview}. The rest is lost for good.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{name}** fails for **{program}**: refused, because no program has that port open. Start the other program first, and compare the port numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{name}** fails for **{program}**: the other side has broken the connection off with **RST**. Look there for a crash, or for a close before everything was read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{name}** fails for **{program}**: the connection is closed and takes nothing more. Send everything before either side closes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{name}** fails for **{program}**: this computer has given the connection up. Check whether the other side is still there, and connect again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{name}** fails for **{program}**: nothing came within the time that it may wait. Check whether the other side is there and answers, or allow more time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{name}** would have to wait, and **{program}** has forbidden this socket to wait. Try again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{name}** fails for **{program}**: the system does not allow it. Ports below 1024 need special rights; take a port from 1024 on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{name}** fails for **{program}**: no address is known for that name. Check its spelling.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{name}** fails for **{program}**: another socket has this address already. End its program, or take another port; port 0 lets the system choose one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{name}** fails for **{program}**: the address cannot be used on this computer. Take 127.0.0.1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{name}** fails for **{program}**: the datagram is too big. One over IPv4 holds at most 65507 bytes; cut the message into several.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{name}** fails for **{program}**: this socket has no connection. Call connect() first, or use the socket that accept() gave.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{name}** fails for **{program}**: it has closed this socket already. Use it before close().</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{name}** fails for **{program}**. The system says: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{sender}** sends **{receiver}** a datagram of {amount}: {preview}. Nobody will confirm it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{sender}** sends **{receiver}** an empty datagram: a header without data, which UDP allows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{sender}** reports by **ICMP**: no program has UDP port {port} open here, so I threw the datagram away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{sender}** reports by **ICMP** that a packet could not be delivered (type {type}, code {code}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{sender}** asks **{receiver}** for an echo: are you there? (**ping**)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{sender}** sends **{receiver}** its echo back: I am here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{sender}** sends **{receiver}** an **ICMP** message of type {type}, code {code}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{sender}** asks everybody on the wire: “Who is {receiver}? Tell me your MAC address.”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{sender}** answers **{receiver}**: “That is me, and my MAC address is {mac}.”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A frame of {amount} goes by that is neither TCP nor UDP ({protocol}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} But it gets lost on the way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{lesson}** begins: real programs talk on this computer, and each of their packets is captured.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{lesson}** begins (source: {source}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run is over, nothing more will happen. Packets in all: {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{program}** starts as a process of its own (pid {pid}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{program}** comes to line {line}: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{program}** has run more than {limit} lines. From here on they are no longer shown one by one, so that the picture keeps up; calls and packets still are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{program}** prints: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{program}** stops at line {line}, because nothing caught the error **{error}**: {message}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Python cannot read the program **{program}**, so none of it ran. **{error}**: {message}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{program}** has reached its end (exit code 0).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{program}** has ended with exit code {code}: something went wrong in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{program}** was ended by **{signal}**. The kernel closes the sockets that it leaves open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{program}** was stopped from outside. The kernel closes the sockets that it leaves open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kernel says: **{owner}** has a socket in **{state}** at {local}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kernel says: the connection of **{owner}** to {peer} is in **{state}**.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kernel says: the connection of **{owner}** to {peer} is in **{state}**. The packets alone had looked like {before}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every packet so far was captured, none was dropped: {captured}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kernel had no room for {dropped} packets and dropped them from the capture, so they are missing here. Captured: {captured}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>client</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 byte</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{sender}** asks for a connection: **SYN**, “my numbering starts at {sequence}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{sender}** asks for a connection too (**SYN**): both have called each other at the same time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{sender}** has got no answer yet, so it sends the same **SYN** once more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{sender}** answers **SYN ACK**: “I got your number {got}, send me {next} next; my own numbering starts at {sequence} too.”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{sender}** has seen no **ACK** of its **SYN ACK** yet, so it sends it once more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{sender}** confirms with **ACK**: “I got your number {got} too, send me {next} next.” When this arrives, both know that they hear each other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{sender}** confirms with **ACK**: “Everything up to number {got} has arrived, send me {next} next.”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{sender}** says the same **ACK** once more: “I am still waiting for number {next}.”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{sender}** says stop: its receive buffer is full (window 0), so nothing more may be sent for now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{sender}** has nothing new to confirm: it says how much room its receive buffer has now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{sender}** confirms the other side&apos;s **FIN** with **ACK** {next}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{sender}** confirms the **FIN**: “I know that you have nothing more to say.” It may still send, because only the other direction is closed (**CLOSE_WAIT**).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{sender}** confirms the other side&apos;s **FIN**, which has crossed its own: both close at the same time (**CLOSING**).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{sender}** confirms the other side&apos;s **FIN** with the last **ACK**. It stays in **TIME_WAIT** for a while, in case this ACK gets lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{sender}** sends {amount} of data, from number {sequence} on: {preview}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{sender}** sends {amount} of data, from number {sequence} on: {preview}. **PSH** asks to hand the data to the program at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{sender}** has seen no **ACK** of its data from number {sequence} on, so it sends {amount} once more: {preview}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{sender}** has nothing more to say: **FIN**.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{sender}** has seen no **ACK** of its **FIN** yet, so it sends it once more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{sender}** sends its last {amount} together with **FIN**: after {preview} it has nothing more to say.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{sender}** has nothing more to say: **FIN**. It still listens, because only its own direction closes (**FIN_WAIT_1**).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{sender}** sends **FIN** too, before the other side&apos;s **FIN** has reached it: both close at the same time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{sender}** has nothing more to say either: **FIN**. Now it only waits for the **ACK** of it (**LAST_ACK**).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{sender}** confirms the other side&apos;s **FIN** and sends its own **FIN** in the same segment, because it has nothing left to say. So closing takes three segments instead of four.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{sender}** breaks the connection off with **RST**: no goodbye, and what is still under way is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No program listens at {address}, so its host answers the **SYN** with **RST**: connection refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{sender}** has closed its socket already, nobody can read what came for it. So its host answers **RST**.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{sender}** closes although it has never read {unread} of what came. So **RST** goes out instead of **FIN**: the other side is to know that data got lost.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sources</name>
    <message>
        <source>The experiment broke off because of a fault in Socketscope itself: {error}. What happened until then is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>scapy finds no loopback interface to capture on. On Windows install Npcap with “Support loopback traffic”; on macOS allow reading /dev/bpf* (Wireshark&apos;s ChmodBPF does it).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packets could not be captured on loopback: {reason}. The programs were not started. {remedy}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The programs were still running after {seconds} seconds and were stopped. Look for an endless loop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing more can happen: every program waits in a call ({calls}) for something that nobody will send. They were stopped after {seconds} seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{program} ended before it was ready to be talked to, so the other programs were not started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The process of {program} was ended from outside (exit code {code}). What it did until then is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run was stopped. What happened until then is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allow reading /dev/bpf*, for example by installing Wireshark&apos;s ChmodBPF, and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install Npcap with “Support loopback traffic” and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give this user the right to capture (CAP_NET_RAW) and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This user may not capture packets, and this system does not let ordinary users have a private network either ({reason}). An administrator can allow it: {remedy}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {file} cannot be read: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {file} is neither a recording of Socketscope (.jsonl) nor a packet capture (.pcapng, .pcap).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {line} of {file} is damaged: {reason}. What stands before it is shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The capture {file} is damaged after packet {count}: {reason}. What stands before it is shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The capture {file} was taken on a kind of network (link type {number}) that Socketscope cannot read. Ethernet, raw IP and BSD loopback are known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {file} is empty: there is nothing to show.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The process that ran the experiment ended without a word (exit code {code}). What happened until then is kept.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
