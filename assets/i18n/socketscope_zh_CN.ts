<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Amounts</name>
    <message numerus="yes">
        <source>%n kind(s) of schedules</source>
        <translation>
            <numerusform>%n 类调度</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n different final state(s)</source>
        <translation>
            <numerusform>%n 种不同的终态</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n complete run(s)</source>
        <translation>
            <numerusform>%n 次完整运行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All schedules covered {where}: %n run(s).</source>
        <translation>
            <numerusform>{where}，所有调度都已探索：运行 %n 次。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Capped at %n run(s): maybe not all.</source>
        <translation>
            <numerusform>运行 %n 次后停止，未必是全部。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Capped at %n run(s), {complete} of them complete: maybe not all.</source>
        <translation>
            <numerusform>运行 %n 次后停止，其中 {complete} 次完整，未必是全部。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Exploring: %n run(s) so far…</source>
        <translation>
            <numerusform>正在探索：已运行 %n 次……</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Exploring: %n run(s) so far, {complete} of them complete…</source>
        <translation>
            <numerusform>正在探索：已运行 %n 次，其中 {complete} 次完整……</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more outcome(s) not listed.</source>
        <translation>
            <numerusform>另有 %n 种结果没有列出。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AskingCard</name>
    <message>
        <source>right</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>not so</source>
        <translation>不对</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Close this message</source>
        <translation>关闭这条消息</translation>
    </message>
</context>
<context>
    <name>CableHand</name>
    <message>
        <source>Take it off the cable</source>
        <translation>把它从线路上拿掉</translation>
    </message>
    <message>
        <source>Let it go on</source>
        <translation>放行</translation>
    </message>
    <message>
        <source>Hold it where it is</source>
        <translation>扣住它</translation>
    </message>
    <message>
        <source>Send a second copy after it</source>
        <translation>再发一份副本</translation>
    </message>
    <message>
        <source>Change a bit of it</source>
        <translation>改动其中一位</translation>
    </message>
    <message>
        <source>Let the next frame overtake it</source>
        <translation>让下一个帧超过它</translation>
    </message>
    <message>
        <source>Let everything on the cable stand still, and go on</source>
        <translation>让线路上的一切停住，再按继续</translation>
    </message>
    <message>
        <source>Click a frame on its way</source>
        <translation>点一个在路上的帧</translation>
    </message>
    <message>
        <source>{what} is on its way</source>
        <translation>{what} 在路上</translation>
    </message>
</context>
<context>
    <name>Caption</name>
    <message>
        <source>**This is the run before the change**: press Run for the new one.</source>
        <translation>**这还是改动之前的运行**，点“运行”才是新的。</translation>
    </message>
    <message>
        <source>**A question comes next, and only the whole run can answer it**: wait for its end.</source>
        <translation>**下一步有个问题，要等这次运行结束才有答案**：请稍候。</translation>
    </message>
</context>
<context>
    <name>CodeHead</name>
    <message>
        <source>Files of {name}</source>
        <translation>{name} 的文件</translation>
    </message>
    <message>
        <source>Change this file</source>
        <translation>修改这个文件</translation>
    </message>
    <message>
        <source>Run with what is written here</source>
        <translation>用这里写的内容运行</translation>
    </message>
    <message>
        <source>Put the lesson&apos;s own text back here; Ctrl+Z brings back what was written</source>
        <translation>换回课程自己的代码；按 Ctrl+Z 可恢复你写的内容</translation>
    </message>
    <message>
        <source>Leave the file as it was, and keep what is written here for the next change</source>
        <translation>文件保持原样；这里写的内容会留到下次修改</translation>
    </message>
</context>
<context>
    <name>CodePane</name>
    <message>
        <source>model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>kernel</source>
        <translation>内核</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>阻塞</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>no call and no output for {seconds} s</source>
        <translation>已 {seconds} 秒没有调用和输出</translation>
    </message>
    <message>
        <source>for {time} now</source>
        <translation>已等待 {time}</translation>
    </message>
    <message>
        <source>printed: {text}</source>
        <translation>输出：{text}</translation>
    </message>
    <message>
        <source>Program {name}</source>
        <translation>程序 {name}</translation>
    </message>
    <message>
        <source>Code of {name}</source>
        <translation>{name} 的代码</translation>
    </message>
    <message>
        <source>Last socket call</source>
        <translation>最近一次套接字调用</translation>
    </message>
    <message>
        <source>Last printed line</source>
        <translation>最近一行输出</translation>
    </message>
</context>
<context>
    <name>ComparisonList</name>
    <message>
        <source>Lines of both runs</source>
        <translation>两次运行的逐行对照</translation>
    </message>
    <message>
        <source>Enter goes to the packet of the run that is shown.</source>
        <translation>按回车键转到当前显示的运行中的对应报文。</translation>
    </message>
</context>
<context>
    <name>ComparisonPage</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Run the same on the model</source>
        <translation>在模型上同样运行一次</translation>
    </message>
    <message>
        <source>Run the same on the kernel</source>
        <translation>在内核上同样运行一次</translation>
    </message>
    <message>
        <source>{side} (shown)</source>
        <translation>{side}（当前显示）</translation>
    </message>
    <message>
        <source>Model beside kernel</source>
        <translation>模型与内核对照</translation>
    </message>
</context>
<context>
    <name>ComparisonRows</name>
    <message>
        <source>not sent</source>
        <translation>未发送</translation>
    </message>
    <message>
        <source>{number} · {sender}, conversation {talk}</source>
        <translation>{number} · {sender}，第 {talk} 个会话</translation>
    </message>
    <message>
        <source>{number} · {sender}</source>
        <translation>{number} · {sender}</translation>
    </message>
    <message>
        <source>{line}: the same on both sides, {words}</source>
        <translation>{line}：两边相同，{words}</translation>
    </message>
    <message>
        <source>{line}: different. {here}; {there}. {reason}</source>
        <translation>{line}：两边不同。{here}；{there}。{reason}</translation>
    </message>
</context>
<context>
    <name>ConversationPage</name>
    <message>
        <source>Conversations in this capture: {count}. Choose one by a click or with Enter.</source>
        <translation>这个抓包文件中的会话：{count} 个。单击或按回车键选择一个。</translation>
    </message>
    <message>
        <source>The capture is being read: {share} %.</source>
        <translation>正在读取抓包文件：{share}%。</translation>
    </message>
    <message>
        <source>How much has been read</source>
        <translation>已读取多少</translation>
    </message>
    <message>
        <source>Enough</source>
        <translation>够了</translation>
    </message>
    <message>
        <source>Stop reading and show what was found so far</source>
        <translation>停止读取，显示目前找到的会话</translation>
    </message>
    <message>
        <source>All together</source>
        <translation>全部一起</translation>
    </message>
    <message>
        <source>Show every packet of the capture on one ladder</source>
        <translation>把抓包文件中的所有报文显示在同一张时序图上</translation>
    </message>
</context>
<context>
    <name>ConversationRows</name>
    <message>
        <source>No.</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>协议</translation>
    </message>
    <message>
        <source>First end</source>
        <translation>一端</translation>
    </message>
    <message>
        <source>Second end</source>
        <translation>另一端</translation>
    </message>
    <message>
        <source>Packets</source>
        <translation>报文</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>Lasts</source>
        <translation>持续</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>完整</translation>
    </message>
    <message>
        <source>Sort by “{column}” (key {key}); once more turns the order round</source>
        <translation>按“{column}”排序（按键 {key}）；再按一次则反序</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>完整</translation>
    </message>
    <message>
        <source>no end</source>
        <translation>缺结尾</translation>
    </message>
    <message>
        <source>no start</source>
        <translation>缺开头</translation>
    </message>
    <message>
        <source>middle only</source>
        <translation>只有中间</translation>
    </message>
    <message>
        <source>{there} from the first end, {back} from the second</source>
        <translation>一端发出 {there}，另一端发出 {back}</translation>
    </message>
</context>
<context>
    <name>ConversationStage</name>
    <message>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Plots of sequence numbers, windows and round trips beside the ladder</source>
        <translation>在时序图旁画出序号、窗口和往返时间的曲线</translation>
    </message>
</context>
<context>
    <name>ConversationTable</name>
    <message>
        <source>Conversations of the capture</source>
        <translation>抓包文件的会话</translation>
    </message>
    <message>
        <source>Enter shows a conversation. The digits 1 to 8 sort by a column.</source>
        <translation>按回车键显示会话。数字键 1 到 8 按各列排序。</translation>
    </message>
</context>
<context>
    <name>Curves</name>
    <message>
        <source>There is no TCP conversation yet.</source>
        <translation>还没有 TCP 会话。</translation>
    </message>
    <message>
        <source>Window and round trip are known only where an end itself is asked: wire and model.</source>
        <translation>拥塞窗口和往返时间要问通信的一端才知道：慢速线路和模型可以问。</translation>
    </message>
    <message>
        <source>Sequence: sent (dots), again (crosses), confirmed (line)</source>
        <translation>序号：发送（点）、重传（叉）、已确认（线）</translation>
    </message>
    <message>
        <source>In flight (filled), window (line), threshold (dashed)</source>
        <translation>在途字节（填充）、拥塞窗口（线）、门限（虚线）</translation>
    </message>
    <message>
        <source>Round trip, timeout (dashed), in ms</source>
        <translation>往返时间，重传超时（虚线），毫秒</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务端</translation>
    </message>
    <message>
        <source>Whose curves</source>
        <translation>谁的曲线</translation>
    </message>
</context>
<context>
    <name>DiagnosisDialog</name>
    <message>
        <source>Where lessons can run could not be tried out: {reason} Install Socketscope anew.</source>
        <translation>没能检查课程在哪里可以运行：{reason} 请重新安装 Socketscope。</translation>
    </message>
    <message>
        <source>Where lessons can run is being tried out …</source>
        <translation>正在检查课程在哪里可以运行……</translation>
    </message>
    <message>
        <source>{source}: works here.</source>
        <translation>{source}：可以使用。</translation>
    </message>
    <message>
        <source>{source}: does not work here. {reason}</source>
        <translation>{source}：不能使用。{reason}</translation>
    </message>
    <message>
        <source>Versions, and what went on inside</source>
        <translation>版本和运行日志</translation>
    </message>
    <message>
        <source>Copy for a bug report</source>
        <translation>复制，用于报告问题</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>What works here</source>
        <translation>本机可用情况</translation>
    </message>
</context>
<context>
    <name>DiningTable</name>
    <message>
        <source>thinks</source>
        <translation>思考</translation>
    </message>
    <message>
        <source>1 fork</source>
        <translation>1 把</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>eats</source>
        <translation>就餐</translation>
    </message>
    <message>
        <source>done</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Dining table</source>
        <translation>餐桌</translation>
    </message>
    <message>
        <source>has fork {numbers}</source>
        <translation>拿着叉子 {numbers}</translation>
    </message>
    <message>
        <source>waits for fork {number}</source>
        <translation>在等叉子 {number}</translation>
    </message>
</context>
<context>
    <name>EventRows</name>
    <message>
        <source>Time (s)</source>
        <translation>时间（秒）</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>发生了什么</translation>
    </message>
    <message>
        <source>{sender} to {receiver}</source>
        <translation>{sender} 发往 {receiver}</translation>
    </message>
</context>
<context>
    <name>EventTable</name>
    <message>
        <source>Events of the run</source>
        <translation>本次运行的事件</translation>
    </message>
</context>
<context>
    <name>ExportBar</name>
    <message>
        <source>Saved: {name}</source>
        <translation>已保存：{name}</translation>
    </message>
    <message>
        <source>{name} is being made: {share} %</source>
        <translation>正在生成 {name}：{share}%</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>How much is done</source>
        <translation>已完成多少</translation>
    </message>
</context>
<context>
    <name>FieldDelegate</name>
    <message>
        <source>Fewer fields</source>
        <translation>收起字段</translation>
    </message>
    <message>
        <source>All fields</source>
        <translation>全部字段</translation>
    </message>
</context>
<context>
    <name>FieldRows</name>
    <message>
        <source>Carries the packet to the next network card, and no further.</source>
        <translation>把报文送到下一块网卡，仅此而已。</translation>
    </message>
    <message>
        <source>Carries the packet from host to host, across as many networks as it takes.</source>
        <translation>把报文从一台主机送到另一台主机，中间经过多少个网络都行。</translation>
    </message>
    <message>
        <source>Carries the data from program to program; the ports name the two ends.</source>
        <translation>把数据从程序送到程序；两个端口标明两端。</translation>
    </message>
    <message>
        <source>What the program sent. The layers above only carry it.</source>
        <translation>程序发送的内容。上面各层只负责运送它。</translation>
    </message>
    <message>
        <source>What it is about: an error quotes the beginning of the packet that caused it.</source>
        <translation>说明事由：差错报文会引用引起差错的报文的开头。</translation>
    </message>
    <message>
        <source>Bytes after the last header that is known here.</source>
        <translation>最后一个已知首部之后的字节。</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>标志</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Eight switches of one bit each: they say what this segment is for.</source>
        <translation>八个一位的开关：说明这个报文段是做什么用的。</translation>
    </message>
    <message>
        <source>Three switches of one bit each, about cutting the packet into pieces.</source>
        <translation>三个一位的开关，与报文分片有关。</translation>
    </message>
</context>
<context>
    <name>FieldTree</name>
    <message>
        <source>Layers and fields of the packet</source>
        <translation>报文的各层和字段</translation>
    </message>
</context>
<context>
    <name>FilmDialog</name>
    <message>
        <source>Make a film</source>
        <translation>制作影片</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>The film will last {seconds} s.</source>
        <translation>影片长 {seconds} 秒。</translation>
    </message>
    <message>
        <source>That would last {seconds} s; at most {most} s are made.</source>
        <translation>那样会长达 {seconds} 秒；最长只能做 {most} 秒。</translation>
    </message>
    <message>
        <source>It has to end later than it begins.</source>
        <translation>结束必须晚于开始。</translation>
    </message>
</context>
<context>
    <name>FramingChart</name>
    <message>
        <source>Time until the last byte has arrived, by the number of messages</source>
        <translation>到最后一个字节送达为止的时间，随消息条数变化</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>{done} of {total} runs</source>
        <translation>{total} 次运行中的 {done} 次</translation>
    </message>
    <message>
        <source>{count} messages</source>
        <translation>{count} 条消息</translation>
    </message>
    <message>
        <source>right</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>round trips</source>
        <translation>往返</translation>
    </message>
    <message>
        <source>packets</source>
        <translation>报文</translation>
    </message>
    <message>
        <source>on the cable</source>
        <translation>线路上</translation>
    </message>
    <message>
        <source>{right} of {count}</source>
        <translation>{count} 条中的 {right} 条</translation>
    </message>
    <message>
        <source>Each point is a run of the lesson&apos;s own programs, in processes of their own: by all four methods, near by and over a cable with a round trip of 50 ms, without Nagle. What would wait longer than {most} s there is left to the model, which has a clock of its own. It takes about a minute.</source>
        <translation>每个点都是本课程序的一次真实运行，各在自己的进程里：四种方式都跑，既在近处，也经过往返 50 ms 的线路，Nagle 算法关闭。在线路上要等 {most} 秒以上的，交给模型去跑，它有自己的时钟。总共大约一分钟。</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>length, then ok</source>
        <translation>先发长度再确认</translation>
    </message>
    <message>
        <source>header</source>
        <translation>4 字节头</translation>
    </message>
    <message>
        <source>delimiter</source>
        <translation>分隔符</translation>
    </message>
    <message>
        <source>{name} (model)</source>
        <translation>{name}（模型）</translation>
    </message>
    <message>
        <source>Near by</source>
        <translation>近处</translation>
    </message>
    <message>
        <source>On loopback</source>
        <translation>回环</translation>
    </message>
    <message>
        <source>Near by, on the model</source>
        <translation>近处（模型）</translation>
    </message>
    <message>
        <source>Over 50 ms</source>
        <translation>往返 50 ms</translation>
    </message>
    <message>
        <source>On the wire, 50 ms there and back</source>
        <translation>慢速线路，往返 50 ms</translation>
    </message>
    <message>
        <source>On the model, 50 ms there and back</source>
        <translation>模型，往返 50 ms</translation>
    </message>
</context>
<context>
    <name>FramingRows</name>
    <message>
        <source>sent</source>
        <translation>发出</translation>
    </message>
    <message>
        <source>came out</source>
        <translation>得到</translation>
    </message>
    <message>
        <source>verdict</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>还没到</translation>
    </message>
    <message>
        <source>right</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>stuck together</source>
        <translation>粘在一起</translation>
    </message>
    <message>
        <source>cut apart</source>
        <translation>被切断</translation>
    </message>
    <message>
        <source>another message</source>
        <translation>成了别的消息</translation>
    </message>
    <message>
        <source>did not come out</source>
        <translation>没有得到</translation>
    </message>
    <message>
        <source>sent by nobody</source>
        <translation>没有人发过</translation>
    </message>
</context>
<context>
    <name>FramingStage</name>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Packets</source>
        <translation>报文</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>Costs of all four</source>
        <translation>四种方式的代价</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>显示什么</translation>
    </message>
</context>
<context>
    <name>FramingTable</name>
    <message>
        <source>Message by message</source>
        <translation>逐条消息</translation>
    </message>
    <message>
        <source>The client has sent data, but has printed no message so far.</source>
        <translation>客户端已发出数据，但目前还没有打印出消息。</translation>
    </message>
    <message>
        <source>No message has been sent yet.</source>
        <translation>还没有发出消息。</translation>
    </message>
    <message>
        <source>**{right} of {sent}** messages have come out as they went in.</source>
        <translation>{sent} 条消息中，**{right} 条**原样得到。</translation>
    </message>
    <message>
        <source>{time} · round trips waited for: {trips} · packets: {packets} · on the cable: {size} for {payload} of data</source>
        <translation>{time} · 等待的往返：{trips} 次 · 报文：{packets} 个 · 线路上：{size}，其中数据 {payload}</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Lessons</source>
        <translation>课程列表</translation>
    </message>
    <message>
        <source>Back to the conversations of the capture (Ctrl+L)</source>
        <translation>回到抓包文件的会话列表（Ctrl+L）</translation>
    </message>
    <message>
        <source>Settings of the lesson</source>
        <translation>本课设置</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>检查器</translation>
    </message>
    <message>
        <source>Open a recording or a capture (Ctrl+O)</source>
        <translation>打开录制或抓包文件（Ctrl+O）</translation>
    </message>
    <message>
        <source>Save or export this run (Ctrl+S)</source>
        <translation>保存或导出这次运行（Ctrl+S）</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>浅色主题</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>深色主题</translation>
    </message>
    <message>
        <source>Language: 中文 / English</source>
        <translation>语言：中文 / English</translation>
    </message>
    <message>
        <source>Project for a lecture room (F5)</source>
        <translation>教室投影（F5）</translation>
    </message>
    <message>
        <source>Preferences (Ctrl and ,)</source>
        <translation>偏好设置（Ctrl 和 ,）</translation>
    </message>
    <message>
        <source>All keys (F1)</source>
        <translation>全部按键（F1）</translation>
    </message>
    <message>
        <source>Where it runs</source>
        <translation>在哪里运行</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>中</source>
        <translation>EN</translation>
    </message>
    <message>
        <source>Project F5</source>
        <translation>投影 F5</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
</context>
<context>
    <name>HexView</name>
    <message>
        <source>Bytes of the packet</source>
        <translation>报文的字节</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>Packet {number} has not been sent yet at this moment.</source>
        <translation>此刻第 {number} 个报文还没有发出。</translation>
    </message>
    <message>
        <source>Click a packet in the picture to look inside it.</source>
        <translation>点击图中的一个报文，看看它里面有什么。</translation>
    </message>
    <message>
        <source>No packet has been sent yet. Once one is on its way, you can look inside it here.</source>
        <translation>还没有发出任何报文。有报文上路之后，可以在这里看它的内容。</translation>
    </message>
    <message>
        <source>Point at a field or a byte to see what it is for.</source>
        <translation>指向一个字段或字节，这里会说明它的用途。</translation>
    </message>
</context>
<context>
    <name>InterfaceChoice</name>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>There is no loopback interface {name} here now, so nothing can be captured. Choose another one.</source>
        <translation>现在本机没有回环接口 {name}，因此什么也抓不到。请选择另一个。</translation>
    </message>
</context>
<context>
    <name>KeyHelp</name>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
</context>
<context>
    <name>Ladder</name>
    <message>
        <source>Ladder of packets</source>
        <translation>时序图</translation>
    </message>
</context>
<context>
    <name>LayerCard</name>
    <message>
        <source>Fields of the layer</source>
        <translation>这一层的字段</translation>
    </message>
    <message>
        <source>Close the fields</source>
        <translation>收起字段</translation>
    </message>
</context>
<context>
    <name>LayerTower</name>
    <message>
        <source>nothing from the program</source>
        <translation>程序没有交来数据</translation>
    </message>
    <message>
        <source>the capture begins at the layer above</source>
        <translation>抓包从上一层开始</translation>
    </message>
    <message>
        <source>adds nothing to this frame</source>
        <translation>这一层没有给这个帧加东西</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>各层</translation>
    </message>
</context>
<context>
    <name>LayersStage</name>
    <message>
        <source>Client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务端</translation>
    </message>
    <message>
        <source>sends</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>loopback, no wire</source>
        <translation>回环，不经过线路</translation>
    </message>
    <message>
        <source>receives</source>
        <translation>接收</translation>
    </message>
    <message>
        <source>Layers of both hosts</source>
        <translation>两台主机的各层</translation>
    </message>
    <message>
        <source>No packet has been sent yet. The first one will be wrapped here, layer by layer.</source>
        <translation>还没有发出任何报文。第一个报文发出后，会在这里一层一层地封装。</translation>
    </message>
</context>
<context>
    <name>LeavingQuestion</name>
    <message>
        <source>Leave Socketscope?</source>
        <translation>要退出 Socketscope 吗？</translation>
    </message>
    <message>
        <source>{file} is still being made. Whoever leaves now gives it up: nothing of it stays.</source>
        <translation>{file} 还没有做完。现在退出就等于放弃，不会留下任何东西。</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Wait for it</source>
        <translation>等它做完</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>every state is told by the model itself</source>
        <translation>每个状态都由模型自己说出</translation>
    </message>
    <message>
        <source>every state is inferred from the packets</source>
        <translation>每个状态都由报文推断得出</translation>
    </message>
    <message>
        <source>kernel says so</source>
        <translation>内核所说</translation>
    </message>
    <message>
        <source>model says so</source>
        <translation>模型所说</translation>
    </message>
    <message>
        <source>no mark: inferred</source>
        <translation>无标记：推断</translation>
    </message>
</context>
<context>
    <name>LessonList</name>
    <message>
        <source>Lessons</source>
        <translation>课程列表</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search the lessons</source>
        <translation>搜索课程</translation>
    </message>
    <message>
        <source>Speaking of it</source>
        <translation>内容中提到</translation>
    </message>
    <message>
        <source>No lesson about that</source>
        <translation>没有相关的课程</translation>
    </message>
    <message>
        <source>{title}, watched</source>
        <translation>{title}，已看完</translation>
    </message>
</context>
<context>
    <name>LessonPage</name>
    <message>
        <source>About this lesson</source>
        <translation>关于这一课</translation>
    </message>
    <message>
        <source>After this lesson you can:</source>
        <translation>学完这一课，你能：</translation>
    </message>
</context>
<context>
    <name>LocalsView</name>
    <message>
        <source>(on the stack)</source>
        <translation>（在栈上）</translation>
    </message>
    <message>
        <source>stale: {name} is {value} now</source>
        <translation>已过期：{name} 现在是 {value}</translation>
    </message>
</context>
<context>
    <name>LockPanel</name>
    <message>
        <source>free</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>held by {thread}, {depth} times over</source>
        <translation>{thread} 持有，共 {depth} 层</translation>
    </message>
    <message>
        <source>held by {thread}</source>
        <translation>{thread} 持有</translation>
    </message>
    <message>
        <source>waiting: {threads}</source>
        <translation>在等：{threads}</translation>
    </message>
    <message>
        <source>No lock or queue is there yet.</source>
        <translation>还没有锁或队列。</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>还有 {count} 个</translation>
    </message>
    <message>
        <source>Locks and queues</source>
        <translation>锁与队列</translation>
    </message>
</context>
<context>
    <name>LongLineEdit</name>
    <message>
        <source>{count} characters</source>
        <translation>{count} 个字符</translation>
    </message>
</context>
<context>
    <name>Machine</name>
    <message>
        <source>kernel</source>
        <translation>内核</translation>
    </message>
    <message>
        <source>model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>inferred</source>
        <translation>推断</translation>
    </message>
    <message>
        <source>Also show the transitions that are seldom taken, such as resets</source>
        <translation>同时显示少见的转换，例如复位</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务端</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>状态机</translation>
    </message>
</context>
<context>
    <name>MythCard</name>
    <message>
        <source>Next</source>
        <translation>下一条</translation>
    </message>
    <message>
        <source>The next saying</source>
        <translation>下一条说法</translation>
    </message>
    <message>
        <source>{place} of {count}</source>
        <translation>第 {place} 条，共 {count} 条</translation>
    </message>
    <message>
        <source>Often said: “{claim}”</source>
        <translation>常听人说：“{claim}”</translation>
    </message>
    <message>
        <source>myth</source>
        <translation>误解</translation>
    </message>
    <message>
        <source>fact</source>
        <translation>事实</translation>
    </message>
    <message>
        <source>Fact or myth?</source>
        <translation>事实还是误解？</translation>
    </message>
    <message>
        <source>The experiment runs</source>
        <translation>实验正在运行</translation>
    </message>
    <message>
        <source>This run does not tell</source>
        <translation>这次运行看不出来</translation>
    </message>
    <message>
        <source>It is a fact</source>
        <translation>确实如此</translation>
    </message>
    <message>
        <source>It is a myth</source>
        <translation>这是误解</translation>
    </message>
    <message>
        <source>Rightly judged</source>
        <translation>判断正确</translation>
    </message>
    <message>
        <source>It turns out otherwise</source>
        <translation>结果并非如此</translation>
    </message>
    <message>
        <source>Still, it is a fact:</source>
        <translation>不过，它确实是事实：</translation>
    </message>
    <message>
        <source>Still, it is a myth:</source>
        <translation>不过，它仍然是误解：</translation>
    </message>
</context>
<context>
    <name>Notes</name>
    <message>
        <source>Notes for the lecturer (N)</source>
        <translation>讲课笔记（N）</translation>
    </message>
    <message>
        <source>This lesson has no notes.</source>
        <translation>这一课没有笔记。</translation>
    </message>
</context>
<context>
    <name>OutcomesPanel</name>
    <message>
        <source>Outcomes</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Outcomes so far</source>
        <translation>目前的结果</translation>
    </message>
    <message>
        <source>Click: replay a schedule that ends so</source>
        <translation>单击：重放一个得到此结果的调度</translation>
    </message>
    <message>
        <source>right</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>bad</source>
        <translation>坏</translation>
    </message>
    <message>
        <source>All outcomes</source>
        <translation>所有可能的结果</translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>Projected, the text is as large as the room needs.</source>
        <translation>投影时，字号由教室决定，足够后排看清。</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>On</source>
        <translation>开</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Projector</source>
        <translation>投影</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Jump instead of moving</source>
        <translation>用跳转代替移动</translation>
    </message>
    <message>
        <source>Stop and ask questions</source>
        <translation>停下来提问</translation>
    </message>
    <message>
        <source>Capture on the interface</source>
        <translation>抓包所用的接口</translation>
    </message>
    <message>
        <source>Kept in: {file}</source>
        <translation>保存在：{file}</translation>
    </message>
    <message>
        <source>Your own lessons: {folder}</source>
        <translation>自己的课程放在：{folder}</translation>
    </message>
    <message>
        <source>What works here…</source>
        <translation>本机可用情况…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>偏好设置</translation>
    </message>
</context>
<context>
    <name>PresetRow</name>
    <message>
        <source>Try</source>
        <translation>试一试</translation>
    </message>
</context>
<context>
    <name>ProgramPage</name>
    <message>
        <source>The program, to be changed</source>
        <translation>程序，可以修改</translation>
    </message>
    <message>
        <source>At the end</source>
        <translation>结束时</translation>
    </message>
    <message>
        <source>What must hold at the end of every run</source>
        <translation>每次运行结束时必须成立的条件</translation>
    </message>
    <message>
        <source>What must hold at the end of every run, whoever goes first</source>
        <translation>不管谁先走，每次运行结束时都必须成立的条件</translation>
    </message>
    <message>
        <source>such as n == 8</source>
        <translation>例如 n == 8</translation>
    </message>
    <message>
        <source>Restore the lesson&apos;s text</source>
        <translation>恢复课程原文</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Drive</source>
        <translation>驱动器</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>查找范围(&amp;L)：</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>文件类型(&amp;T)：</translation>
    </message>
</context>
<context>
    <name>QuestionCard</name>
    <message>
        <source>Show me</source>
        <translation>直接看</translation>
    </message>
    <message>
        <source>No more in this lesson</source>
        <translation>本课不再提问</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>No more questions until a lesson is opened. The preferences (Ctrl and ,) turn them off for good.</source>
        <translation>下次打开课程之前不再提问。想一直不提问，可在偏好设置（Ctrl 和 ,）里关闭。</translation>
    </message>
    <message>
        <source>Predict first: answer with a click or a number key</source>
        <translation>先猜一猜：点击答案，或按数字键</translation>
    </message>
    <message>
        <source>So it is</source>
        <translation>结果是这样</translation>
    </message>
    <message>
        <source>Rightly predicted</source>
        <translation>猜对了</translation>
    </message>
    <message>
        <source>It turns out otherwise</source>
        <translation>结果不是这样</translation>
    </message>
    <message>
        <source>In this run it is something else: **{value}**.</source>
        <translation>这一次运行的结果是另外一种：**{value}**。</translation>
    </message>
</context>
<context>
    <name>QueueBoxes</name>
    <message>
        <source>SYN queue</source>
        <translation>半连接队列</translation>
    </message>
    <message>
        <source>accept queue</source>
        <translation>全连接队列</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>full</source>
        <translation>已满</translation>
    </message>
    <message>
        <source>Queues of the listening socket</source>
        <translation>监听套接字的两个队列</translation>
    </message>
    <message>
        <source>Who has called and not completed the handshake, and who waits for accept(); oldest first.</source>
        <translation>谁发起了连接还没完成握手，谁在等 accept()；最早的在前。</translation>
    </message>
</context>
<context>
    <name>SettingField</name>
    <message>
        <source>Any text. A line break is written \n, a byte \xff, a backslash \\.</source>
        <translation>任意文本。换行写作 \n，字节写作 \xff，反斜杠写作 \\。</translation>
    </message>
    <message>
        <source>Nothing, or for example data:2 client.syn:1. Counted are: {kinds}.</source>
        <translation>可以空着，也可以写规则，例如 data:2 client.syn:1。可以计数的有：{kinds}。</translation>
    </message>
    <message>
        <source>A number from {low} to {high}</source>
        <translation>{low} 到 {high} 之间的数</translation>
    </message>
</context>
<context>
    <name>SettingsBar</name>
    <message>
        <source>The program has no line “{constant} = …” any more, so there is nothing to set.</source>
        <translation>程序里已经没有“{constant} = …”这一行，这里没有什么可设的。</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Run the real programs with these settings</source>
        <translation>用这些设置运行真实的程序</translation>
    </message>
    <message>
        <source>Cable</source>
        <translation>线路</translation>
    </message>
    <message>
        <source>Settings of the cable</source>
        <translation>线路的设置</translation>
    </message>
    <message>
        <source>Delay, loss and more between the two hosts</source>
        <translation>两台主机之间的时延、丢包等</translation>
    </message>
    <message>
        <source>More settings</source>
        <translation>更多设置</translation>
    </message>
    <message>
        <source>Stop the programs</source>
        <translation>停止程序</translation>
    </message>
</context>
<context>
    <name>SharedPanel</name>
    <message>
        <source>as it began</source>
        <translation>初始值</translation>
    </message>
    <message>
        <source>written by {thread}</source>
        <translation>由 {thread} 写入</translation>
    </message>
    <message>
        <source>No variable is shared yet.</source>
        <translation>还没有共享变量。</translation>
    </message>
    <message>
        <source>Shared variable {name}</source>
        <translation>共享变量 {name}</translation>
    </message>
    <message>
        <source>Shared variables</source>
        <translation>共享变量</translation>
    </message>
</context>
<context>
    <name>SideColumn</name>
    <message>
        <source>Packet</source>
        <translation>报文</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>讲解</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件表</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对照</translation>
    </message>
    <message>
        <source>Pages beside the stage</source>
        <translation>舞台旁的页面</translation>
    </message>
</context>
<context>
    <name>SignalPlot</name>
    <message>
        <source>NRZ</source>
        <translation>NRZ</translation>
    </message>
    <message>
        <source>Manchester</source>
        <translation>曼彻斯特</translation>
    </message>
    <message>
        <source>Bits as a signal</source>
        <translation>比特的信号</translation>
    </message>
    <message>
        <source>Bytes in sight</source>
        <translation>显示的字节</translation>
    </message>
    <message>
        <source>On loopback nothing goes over a wire. Drawn as 10 Mbit/s Ethernet would send it.</source>
        <translation>回环上的数据不经过线路。这里画的是 10 Mbit/s 以太网发送它时的波形。</translation>
    </message>
    <message>
        <source>No frame was captured. Drawn from the packet on, as 10 Mbit/s Ethernet would send it.</source>
        <translation>没有抓到帧。波形从分组画起，按 10 Mbit/s 以太网的方式发送。</translation>
    </message>
    <message>
        <source>Drawn, not measured: 10 Mbit/s Ethernet, lowest bit first. Preamble and FCS are not captured.</source>
        <translation>波形是画出来的，并非实测：10 Mbit/s 以太网，每个字节低位先发。前导码和 FCS 抓不到。</translation>
    </message>
</context>
<context>
    <name>StageArea</name>
    <message>
        <source>Two real programs, and every packet between them: press Run and watch them talk.</source>
        <translation>两个真实的程序，以及它们之间的每一个报文：按“运行”，看它们对话。</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Choose a lesson at the left, or open a recording with Ctrl+O.</source>
        <translation>在左边选择一课，或者用 Ctrl+O 打开一份录制。</translation>
    </message>
</context>
<context>
    <name>StateDiagram</name>
    <message>
        <source>State diagram</source>
        <translation>状态图</translation>
    </message>
    <message>
        <source>no connection yet</source>
        <translation>还没有连接</translation>
    </message>
</context>
<context>
    <name>StatesStage</name>
    <message>
        <source>Client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务端</translation>
    </message>
    <message>
        <source>State machines of both ends</source>
        <translation>两端的状态机</translation>
    </message>
</context>
<context>
    <name>StepList</name>
    <message>
        <source>as the kernel says</source>
        <translation>内核说的</translation>
    </message>
    <message>
        <source>so it was when it was first seen</source>
        <translation>第一次看见时就是这样</translation>
    </message>
    <message>
        <source>What has happened here</source>
        <translation>这里发生过什么</translation>
    </message>
</context>
<context>
    <name>TallyTable</name>
    <message>
        <source>packets</source>
        <translation>报文</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>again</source>
        <translation>重传</translation>
    </message>
    <message>
        <source>time</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>data arrived</source>
        <translation>到达的数据</translation>
    </message>
    <message>
        <source>What each conversation has cost</source>
        <translation>每个会话的代价</translation>
    </message>
    <message>
        <source>{arrived} of {sent} B</source>
        <translation>{arrived} / {sent} B</translation>
    </message>
</context>
<context>
    <name>TapesStage</name>
    <message>
        <source>Where every byte went</source>
        <translation>每个字节的去向</translation>
    </message>
    <message>
        <source>To server</source>
        <translation>发往服务端</translation>
    </message>
    <message>
        <source>To client</source>
        <translation>发往客户端</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>十六进制</translation>
    </message>
    <message>
        <source>Bytes as</source>
        <translation>字节写成</translation>
    </message>
    <message>
        <source>More room for each byte (wheel, Ctrl +)</source>
        <translation>放大（滚轮，Ctrl +）</translation>
    </message>
    <message>
        <source>Less room for each byte (wheel, Ctrl -)</source>
        <translation>缩小（滚轮，Ctrl -）</translation>
    </message>
    <message>
        <source>Which bytes are in sight</source>
        <translation>看的是哪些字节</translation>
    </message>
</context>
<context>
    <name>TapesView</name>
    <message>
        <source>UDP datagrams</source>
        <translation>UDP 数据报</translation>
    </message>
    <message>
        <source>TCP segments</source>
        <translation>TCP 报文段</translation>
    </message>
    <message>
        <source>receive buffer</source>
        <translation>接收缓冲区</translation>
    </message>
    <message>
        <source>messages</source>
        <translation>解出的消息</translation>
    </message>
    <message>
        <source>packets</source>
        <translation>报文</translation>
    </message>
    <message>
        <source>No byte has been sent yet.</source>
        <translation>还没有发送任何字节。</translation>
    </message>
    <message>
        <source>{size} B given in {sends} calls, carried by {segments} segments, taken in {reads} reads; {waiting} B wait</source>
        <translation>分 {sends} 次交出 {size} B，由 {segments} 个报文段运送，分 {reads} 次读取；{waiting} B 在等待</translation>
    </message>
    <message>
        <source>Tapes: sent, carried, kept, read</source>
        <translation>四条纸带：发送、运送、存放、读取</translation>
    </message>
</context>
<context>
    <name>ThreadModes</name>
    <message>
        <source>Switch after</source>
        <translation>在哪里切换</translation>
    </message>
    <message>
        <source>By chance</source>
        <translation>随机运行</translation>
    </message>
    <message>
        <source>Run it with a schedule that chance decides</source>
        <translation>随机决定每一步轮到谁，运行一次</translation>
    </message>
    <message>
        <source>Find a bad schedule</source>
        <translation>找出坏的调度</translation>
    </message>
    <message>
        <source>Of all schedules, play one that ends badly</source>
        <translation>在所有调度里，播放一个结果不好的</translation>
    </message>
    <message>
        <source>bytecode</source>
        <translation>字节码</translation>
    </message>
    <message>
        <source>line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>as CPython</source>
        <translation>当前 CPython</translation>
    </message>
    <message>
        <source>Where threads may be switched</source>
        <translation>线程可以在哪里切换</translation>
    </message>
</context>
<context>
    <name>ThreadPane</name>
    <message>
        <source>Thread {name}</source>
        <translation>线程 {name}</translation>
    </message>
    <message>
        <source>Main thread</source>
        <translation>主线程</translation>
    </message>
    <message>
        <source>Let {thread} step</source>
        <translation>让 {thread} 走一步</translation>
    </message>
    <message>
        <source>Source code</source>
        <translation>源代码</translation>
    </message>
    <message>
        <source>Bytecode</source>
        <translation>字节码</translation>
    </message>
    <message>
        <source>Local variables</source>
        <translation>局部变量</translation>
    </message>
    <message>
        <source>Click: this thread takes its next step</source>
        <translation>单击：让这个线程走下一步</translation>
    </message>
</context>
<context>
    <name>ThreadRow</name>
    <message>
        <source>Thread {name}</source>
        <translation>线程 {name}</translation>
    </message>
    <message>
        <source>Click: this thread takes its next step</source>
        <translation>单击：让这个线程走下一步</translation>
    </message>
</context>
<context>
    <name>ThreadStrip</name>
    <message>
        <source>Let {thread} step</source>
        <translation>让 {thread} 走一步</translation>
    </message>
    <message>
        <source>step {number}: {thread}, {kind}: {text} (line {line})</source>
        <translation>第 {number} 步：{thread}，{kind}：{text}（第 {line} 行）</translation>
    </message>
    <message>
        <source>Order of the steps</source>
        <translation>各步的先后次序</translation>
    </message>
    <message>
        <source>no step has been taken yet</source>
        <translation>还没有走过一步</translation>
    </message>
</context>
<context>
    <name>ThreadViews</name>
    <message>
        <source>None has been found. That proves nothing, for not every schedule was tried.</source>
        <translation>没有找到。这并不能证明什么，因为并没有试遍所有调度。</translation>
    </message>
    <message>
        <source>real Python threads under control</source>
        <translation>真实 Python 线程 · 可控调度</translation>
    </message>
    <message>
        <source>recorded</source>
        <translation>录制</translation>
    </message>
    <message>
        <source>This schedule ends with **{end}**. Play it, or go through it step by step.</source>
        <translation>这个调度的结果是 **{end}**。播放它，或者一步一步走。</translation>
    </message>
    <message>
        <source>An update is **lost** here: this schedule ends with **{end}**. Whether that is wrong, only what must hold can tell; say it below the program.</source>
        <translation>这里**丢失了一次更新**：这个调度以 **{end}** 结束。这算不算错，要看结束时必须成立的条件：请在程序下方写出来。</translation>
    </message>
    <message>
        <source>Meanwhile the exploration goes on.</source>
        <translation>探索同时在继续。</translation>
    </message>
    <message numerus="yes">
        <source>Looking for a bad schedule: none among %n run(s) so far…</source>
        <translation>
            <numerusform>正在找坏的调度：已运行 %n 次，还没有找到……</numerusform>
        </translation>
    </message>
    <message>
        <source>Every schedule in which threads are switched {where} is accounted for: no deadlock, no exception, no lost update. Whether the ends are **right** cannot be told before you say what must hold, below the program.</source>
        <translation>{where}的所有调度都已探索：没有死锁，没有异常，也没有丢失更新。结果**对不对**还无法判断：请在程序下方写出结束时必须成立的条件。</translation>
    </message>
    <message>
        <source>There is **none**: every schedule in which threads are switched {where} is accounted for, and each ends well.</source>
        <translation>**没有**坏的调度：{where}的所有调度都探索过，每一个都正常结束。</translation>
    </message>
    <message>
        <source>**Computing**: {file} has not come to its next step yet. Stop ends it.</source>
        <translation>**正在计算**：{file} 还没有走到下一步。点“停止”可以结束它。</translation>
    </message>
    <message>
        <source>as expected: {expectation}</source>
        <translation>符合预期：{expectation}</translation>
    </message>
    <message>
        <source>expected: {expectation}</source>
        <translation>应当是：{expectation}</translation>
    </message>
</context>
<context>
    <name>ThreadsFurniture</name>
    <message>
        <source>Explain</source>
        <translation>讲解</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>Pages beside the stage</source>
        <translation>舞台旁边的页面</translation>
    </message>
</context>
<context>
    <name>ThreadsMiddle</name>
    <message>
        <source>Shared</source>
        <translation>共享</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Ends …</source>
        <translation>结果……</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>餐桌</translation>
    </message>
    <message>
        <source>What the middle shows</source>
        <translation>中间显示什么</translation>
    </message>
</context>
<context>
    <name>ThreadsStage</name>
    <message>
        <source>Threads</source>
        <translation>线程</translation>
    </message>
</context>
<context>
    <name>TransportBar</name>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>{action} (Space)</source>
        <translation>{action}（空格）</translation>
    </message>
    <message>
        <source>To the start (Home)</source>
        <translation>回到开头（Home）</translation>
    </message>
    <message>
        <source>One step back (Left)</source>
        <translation>后退一步（←）</translation>
    </message>
    <message>
        <source>One step (Right)</source>
        <translation>前进一步（→）</translation>
    </message>
    <message>
        <source>To the end (End)</source>
        <translation>跳到结尾（End）</translation>
    </message>
    <message>
        <source>Even steps</source>
        <translation>等距步进</translation>
    </message>
    <message>
        <source>Gaps compressed</source>
        <translation>压缩空隙</translation>
    </message>
    <message>
        <source>True to scale</source>
        <translation>真实比例</translation>
    </message>
    <message>
        <source>Sequence numbers from 0</source>
        <translation>序号从 0 开始</translation>
    </message>
    <message>
        <source>How much room each stretch of time gets, and how numbers are shown</source>
        <translation>每段时间占多少位置，以及序号怎样显示</translation>
    </message>
    <message>
        <source>Time axis and numbers</source>
        <translation>时间轴与序号</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>Stay on the newest event while the programs run</source>
        <translation>程序运行时始终停在最新的事件上</translation>
    </message>
    <message>
        <source>Follow live</source>
        <translation>跟随实时</translation>
    </message>
    <message>
        <source>Speed (+ and −)</source>
        <translation>速度（+ 和 −）</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Seconds since the run began</source>
        <translation>从运行开始算起的秒数</translation>
    </message>
    <message>
        <source>Place in the run</source>
        <translation>在本次运行中的位置</translation>
    </message>
    <message>
        <source>Zoom in (Ctrl and +)</source>
        <translation>放大（Ctrl 和 +）</translation>
    </message>
    <message>
        <source>step {step} / {steps}</source>
        <translation>第 {step} / {steps} 步</translation>
    </message>
    <message>
        <source>Zoom out (Ctrl and −)</source>
        <translation>缩小（Ctrl 和 −）</translation>
    </message>
    <message>
        <source>Not zoomed (Ctrl and 0)</source>
        <translation>原始大小（Ctrl 和 0）</translation>
    </message>
</context>
<context>
    <name>Views</name>
    <message>
        <source>Use the model</source>
        <translation>改用模型</translation>
    </message>
    <message>
        <source>recorded</source>
        <translation>录制</translation>
    </message>
    <message>
        <source>captured on loopback</source>
        <translation>回环抓包</translation>
    </message>
    <message>
        <source>captured on a private loopback</source>
        <translation>私有回环抓包</translation>
    </message>
    <message>
        <source>two Linux kernels on a cable</source>
        <translation>两个 Linux 内核，一条线路</translation>
    </message>
    <message>
        <source>model calls Linux kernel</source>
        <translation>模型呼叫 Linux 内核</translation>
    </message>
    <message>
        <source>Linux kernel calls model</source>
        <translation>Linux 内核呼叫模型</translation>
    </message>
    <message>
        <source>simulated by the model</source>
        <translation>由模型模拟</translation>
    </message>
    <message>
        <source>{count} missed by the capture</source>
        <translation>抓包遗漏 {count} 个</translation>
    </message>
    <message>
        <source>none missed</source>
        <translation>无遗漏</translation>
    </message>
</context>
<context>
    <name>WaitForGraph</name>
    <message>
        <source>A ring: {threads}</source>
        <translation>环路：{threads}</translation>
    </message>
    <message>
        <source>A ring of {count} threads</source>
        <translation>{count} 个线程的环路</translation>
    </message>
    <message>
        <source>Nobody has a lock or waits for one.</source>
        <translation>没有线程持有锁，也没有线程在等锁。</translation>
    </message>
    <message>
        <source>waits for what the next one holds</source>
        <translation>在等下一个所持有的锁</translation>
    </message>
    <message>
        <source>held by</source>
        <translation>持有者</translation>
    </message>
    <message>
        <source>waits for</source>
        <translation>在等</translation>
    </message>
    <message>
        <source>Wait-for graph</source>
        <translation>等待图</translation>
    </message>
    <message>
        <source>{thread} waits for {thing}</source>
        <translation>{thread} 在等 {thing}</translation>
    </message>
    <message>
        <source>{thread} holds {thing}</source>
        <translation>{thread} 持有 {thing}</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Programs talk through sockets, and threads share one memory. Here you watch both: every line, every packet and every turn of a thread, slowly enough to follow.</source>
        <translation>程序之间靠套接字交谈，线程之间共用一份内存。在这里，一行代码、一个报文、线程的每一次轮换，你都能看着它慢慢进行。</translation>
    </message>
    <message>
        <source>Start the first lesson</source>
        <translation>开始第一课</translation>
    </message>
</context>
<context>
    <name>clicker</name>
    <message>
        <source>PgDn: next in this lesson, {title}</source>
        <translation>PgDn：本课下一项，{title}</translation>
    </message>
    <message>
        <source>PgDn: next, fact or myth?</source>
        <translation>PgDn：接着判断，是事实还是误解？</translation>
    </message>
    <message>
        <source>PgDn: next lesson, {title}</source>
        <translation>PgDn：下一课，{title}</translation>
    </message>
    <message>
        <source>That was the last lesson of the course</source>
        <translation>课程到这里就结束了</translation>
    </message>
    <message>
        <source>PgUp: back to {title}</source>
        <translation>PgUp：回到{title}</translation>
    </message>
    <message>
        <source>PgUp: back to fact or myth</source>
        <translation>PgUp：回到“是事实还是误解”</translation>
    </message>
    <message>
        <source>PgUp: back to the lesson {title}</source>
        <translation>PgUp：回到上一课，{title}</translation>
    </message>
    <message>
        <source>This is the first lesson of the course</source>
        <translation>这是课程的第一课</translation>
    </message>
</context>
<context>
    <name>codecs</name>
    <message>
        <source>The receiver stopped: {size} bytes are claimed, and it takes at most {most}. It has allocated nothing for them; what came before is safe.</source>
        <translation>接收方停下了：对方声称有 {size} 字节，它最多只收 {most} 字节。没有为此分配任何内存，之前收到的都还在。</translation>
    </message>
    <message>
        <source>The receiver stopped: {text} stands where a length should. What came before is safe.</source>
        <translation>接收方停下了：该写长度的地方写着 {text}。之前收到的都还在。</translation>
    </message>
    <message>
        <source>The receiver stopped: the peer closed after {came} of {size} bytes, so this is no message. What came before is safe.</source>
        <translation>接收方停下了：说好 {size} 字节，只来了 {came} 字节对方就关闭了，这不算一条消息。之前收到的都还在。</translation>
    </message>
    <message>
        <source>The receiver stopped: the peer closed after {came} of the {size} bytes that hold the length. What came before is safe.</source>
        <translation>接收方停下了：存放长度的 {size} 字节只来了 {came} 字节，对方就关闭了。之前收到的都还在。</translation>
    </message>
    <message>
        <source>The receiver stopped: the peer closed after {came} bytes without a delimiter, so this is no message. What came before is safe.</source>
        <translation>接收方停下了：来了 {came} 字节，没有分隔符，对方就关闭了，这不算一条消息。之前收到的都还在。</translation>
    </message>
    <message>
        <source>Not sent: the message holds the delimiter {text} itself. Choose another byte, or send the length.</source>
        <translation>没有发送：消息里就有分隔符 {text}。换一个字节，或者改为发送长度。</translation>
    </message>
    <message>
        <source>Not sent: {size} bytes are more than the receiver takes, {most}.</source>
        <translation>没有发送：{size} 字节超过了接收方的上限 {most} 字节。</translation>
    </message>
    <message>
        <source>Stopped: these bytes are no {text} text ({why}). Decode only what is known to be text.</source>
        <translation>停下了：这些字节不是 {text} 文本（{why}）。确定是文本，才能解码。</translation>
    </message>
    <message>
        <source>{program}: {text}</source>
        <translation>{program}：{text}</translation>
    </message>
</context>
<context>
    <name>commands</name>
    <message>
        <source>There is no screen to open a window on: neither DISPLAY nor WAYLAND_DISPLAY is set. Start it from a desktop; list, record, compare, conversations, measure, explore, render and export work without a screen.</source>
        <translation>没有可以打开窗口的屏幕：DISPLAY 和 WAYLAND_DISPLAY 都没有设置。请在桌面环境中启动；list、record、compare、conversations、measure、explore、render 和 export 不需要屏幕。</translation>
    </message>
    <message>
        <source>--set wants NAME=VALUE, not “{text}”.</source>
        <translation>--set 应写成 NAME=VALUE，而不是“{text}”。</translation>
    </message>
    <message>
        <source>The lesson {lesson} does not run on “{source}”. It runs on: {allowed}.</source>
        <translation>课程 {lesson} 不能在“{source}”上运行。它可以运行在：{allowed}。</translation>
    </message>
    <message>
        <source>The file {file} must end in one of these: {endings}.</source>
        <translation>文件 {file} 的扩展名必须是下列之一：{endings}。</translation>
    </message>
    <message>
        <source>There is no folder {folder} to put the file into.</source>
        <translation>要放文件的文件夹 {folder} 不存在。</translation>
    </message>
    <message>
        <source>There is no file {file}.</source>
        <translation>没有文件 {file}。</translation>
    </message>
    <message>
        <source>--size wants WIDTHxHEIGHT in pixels, from 1280x720 to 7680x4320, not “{text}”.</source>
        <translation>--size 应写成“宽x高”（像素），从 1280x720 到 7680x4320，而不是“{text}”。</translation>
    </message>
    <message>
        <source>{option} wants a share of the run from 0% to 100%, not “{text}”.</source>
        <translation>{option} 应是运行进度的百分比，从 0% 到 100%，而不是“{text}”。</translation>
    </message>
    <message>
        <source>See what really happens between two sockets, and between threads.</source>
        <translation>看清两个套接字之间、几个线程之间到底发生了什么。</translation>
    </message>
    <message>
        <source>commands (none: open the window)</source>
        <translation>命令（不写则打开窗口）</translation>
    </message>
    <message>
        <source>open the window with a lesson or a file</source>
        <translation>打开窗口，载入一课或一个文件</translation>
    </message>
    <message>
        <source>run a lesson and save what happened</source>
        <translation>运行一课，把发生的一切存下来</translation>
    </message>
    <message>
        <source>the window at one moment, as a picture</source>
        <translation>窗口在某一时刻的图片</translation>
    </message>
    <message>
        <source>where it runs: loopback, wire, model or threads (default: the first of them that the lesson has)</source>
        <translation>在哪里运行：loopback、wire、model 或 threads（默认：其中这一课有的第一个）</translation>
    </message>
    <message>
        <source>share of the run (default: its end)</source>
        <translation>运行进行到多少（默认：结束时）</translation>
    </message>
    <message>
        <source>with the curves beside the ladder</source>
        <translation>在时序图旁加上曲线</translation>
    </message>
    <message>
        <source>of a capture; 0: all (default: the only one, or the choice)</source>
        <translation>抓包文件中的会话编号；0：全部（默认：唯一的那个，有多个时列出来供选择）</translation>
    </message>
    <message>
        <source>one of the lesson&apos;s presets (see list LESSON)</source>
        <translation>课程自带的一种预设（见 list LESSON）</translation>
    </message>
    <message>
        <source>see list LESSON; VALUE may be @FILE for a file&apos;s contents</source>
        <translation>见 list LESSON；VALUE 写成 @FILE 时取文件的内容</translation>
    </message>
    <message>
        <source>There is no folder {folder} to look for lessons in.</source>
        <translation>找不到课程文件夹 {folder}。</translation>
    </message>
    <message>
        <source>The file {file} is a recording of one run: only captures list conversations.</source>
        <translation>文件 {file} 是一次运行的录制：只有抓包文件才能列出会话。</translation>
    </message>
    <message>
        <source>The lesson {lesson} is about threads. Compared are lessons about sockets: a real kernel with the model.</source>
        <translation>课程 {lesson} 讲的是线程。能对照的是讲套接字的课程：真实内核与模型对照。</translation>
    </message>
    <message>
        <source>--from must lie before --to, and --speed between 0.01 and 1000.</source>
        <translation>--from 必须在 --to 之前，--speed 必须在 0.01 到 1000 之间。</translation>
    </message>
    <message>
        <source>a lesson on a real kernel and on the model, side by side</source>
        <translation>同一课在真实内核与模型上的对照</translation>
    </message>
    <message>
        <source>which kernel (default: the wire&apos;s)</source>
        <translation>哪个内核（默认：慢速线路上的）</translation>
    </message>
    <message>
        <source>kernel ({source})</source>
        <translation>内核（{source}）</translation>
    </message>
    <message>
        <source>model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>who talks to whom in a capture</source>
        <translation>抓包文件里谁和谁在说话</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>协议</translation>
    </message>
    <message>
        <source>First end</source>
        <translation>第一端</translation>
    </message>
    <message>
        <source>Second end</source>
        <translation>第二端</translation>
    </message>
    <message>
        <source>Packets</source>
        <translation>报文</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>Begins (s)</source>
        <translation>开始（秒）</translation>
    </message>
    <message>
        <source>Lasts (s)</source>
        <translation>持续（秒）</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>完整</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>every schedule of a script with threads, and all that can come out of it</source>
        <translation>多线程脚本的所有调度，以及全部可能的结果</translation>
    </message>
    <message>
        <source>globals (default: those threads write)</source>
        <translation>全局变量（默认：线程会写的那些）</translation>
    </message>
    <message>
        <source>must hold at the end of every run</source>
        <translation>每次运行结束时必须成立的条件</translation>
    </message>
    <message>
        <source>write the first bad schedule to a file</source>
        <translation>把第一个坏的调度写入文件</translation>
    </message>
    <message>
        <source>run a kept schedule instead of exploring</source>
        <translation>不探索，而是运行一个保存下来的调度</translation>
    </message>
    <message>
        <source>--max-runs wants a number from 1 on, --max-seconds one from above 0 to {most}.</source>
        <translation>--max-runs 应是不小于 1 的数，--max-seconds 应大于 0 且不超过 {most}。</translation>
    </message>
    <message>
        <source>--expect: {complaint}</source>
        <translation>--expect：{complaint}</translation>
    </message>
    <message>
        <source>--expect “{expectation}” cannot be told: {reason}.</source>
        <translation>--expect“{expectation}”无法判断：{reason}。</translation>
    </message>
    <message>
        <source>--expect “{expectation}” cannot be told: the variable {name} has no value.</source>
        <translation>--expect“{expectation}”无法判断：变量 {name} 没有值。</translation>
    </message>
    <message>
        <source>{option} names {name}, which is no global variable of {file}. It assigns {known}.</source>
        <translation>{option} 写了 {name}，而它不是 {file} 的全局变量。该脚本赋值的全局变量有：{known}。</translation>
    </message>
    <message>
        <source>{option} names {name}, which is no global variable of {file}. It assigns none.</source>
        <translation>{option} 写了 {name}，而它不是 {file} 的全局变量。该脚本没有给任何全局变量赋值。</translation>
    </message>
    <message>
        <source>Nothing was kept in {file}, because no bad schedule was found.</source>
        <translation>{file} 中没有保存任何东西，因为没有找到坏的调度。</translation>
    </message>
    <message>
        <source>{file} is no file: give the path of a Python script.</source>
        <translation>{file} 不是文件：请给出一个 Python 脚本的路径。</translation>
    </message>
    <message>
        <source>{file} is too long: a script of more than {most} bytes is not explored.</source>
        <translation>{file} 太长：超过 {most} 字节的脚本不予探索。</translation>
    </message>
    <message>
        <source>{file} is no Python script: {reason}.</source>
        <translation>{file} 不是 Python 脚本：{reason}。</translation>
    </message>
    <message>
        <source>{file} is no Python script: it is not text in its encoding.</source>
        <translation>{file} 不是 Python 脚本：它的内容不符合它的编码。</translation>
    </message>
    <message>
        <source>{file}: {error}: {message}.</source>
        <translation>{file}：{error}：{message}。</translation>
    </message>
    <message>
        <source>{file}, line {line}: {error}: {message}.</source>
        <translation>{file} 第 {line} 行：{error}：{message}。</translation>
    </message>
    <message>
        <source>{count} class of schedules</source>
        <translation>{count} 类调度</translation>
    </message>
    <message>
        <source>{count} classes of schedules</source>
        <translation>{count} 类调度</translation>
    </message>
    <message>
        <source>{count} final state</source>
        <translation>{count} 种不同的终态</translation>
    </message>
    <message>
        <source>{count} final states</source>
        <translation>{count} 种不同的终态</translation>
    </message>
    <message>
        <source>{count} run that came to an end</source>
        <translation>{count} 次完整运行</translation>
    </message>
    <message>
        <source>{count} runs that came to an end</source>
        <translation>{count} 次完整运行</translation>
    </message>
    <message>
        <source>{count} run</source>
        <translation>{count} 次运行</translation>
    </message>
    <message>
        <source>{count} runs</source>
        <translation>{count} 次运行</translation>
    </message>
    <message>
        <source>livelock: a schedule in which everybody steps and nobody gets on: {schedule}</source>
        <translation>活锁：这个调度里人人都在走，却谁也没有进展：{schedule}</translation>
    </message>
    <message>
        <source>endless: a schedule that comes back to where it was, and may go on so for ever: {schedule}</source>
        <translation>没有尽头：这个调度又回到原来的状态，可能就这样永远继续下去：{schedule}</translation>
    </message>
    <message>
        <source>lost update</source>
        <translation>丢失更新</translation>
    </message>
    <message>
        <source>order</source>
        <translation>次序错误</translation>
    </message>
    <message>
        <source>lock cycle</source>
        <translation>循环等待</translation>
    </message>
    <message>
        <source>self-deadlock</source>
        <translation>等待自己</translation>
    </message>
    <message>
        <source>lost wake-up</source>
        <translation>丢失唤醒</translation>
    </message>
    <message>
        <source>never woken</source>
        <translation>无人唤醒</translation>
    </message>
    <message>
        <source>livelock</source>
        <translation>活锁</translation>
    </message>
    <message>
        <source>endless</source>
        <translation>没有尽头</translation>
    </message>
    <message>
        <source>exhausted</source>
        <translation>已穷尽</translation>
    </message>
    <message>
        <source>capped</source>
        <translation>未穷尽</translation>
    </message>
    <message>
        <source>uncontrolled</source>
        <translation>不受控</translation>
    </message>
    <message>
        <source>{count} x</source>
        <translation>{count} 次</translation>
    </message>
    <message>
        <source>{defect} of {what}</source>
        <translation>{defect}（{what}）</translation>
    </message>
    <message>
        <source>after {errors}</source>
        <translation>此前：{errors}</translation>
    </message>
    <message>
        <source>{first}; {second}</source>
        <translation>{first}；{second}</translation>
    </message>
    <message>
        <source>{error}, in {thread}</source>
        <translation>{error}，发生在 {thread}</translation>
    </message>
    <message>
        <source>{error}, in {thread}, in {count} of these</source>
        <translation>{error}，发生在 {thread}，其中 {count} 次</translation>
    </message>
    <message>
        <source>deadlock</source>
        <translation>死锁</translation>
    </message>
    <message>
        <source>{thread} waits for {what}</source>
        <translation>{thread} 等待 {what}</translation>
    </message>
    <message>
        <source>{defect}: {waits}</source>
        <translation>{defect}：{waits}</translation>
    </message>
    <message>
        <source>{defect}: {waits}; and {count} more like it</source>
        <translation>{defect}：{waits}；类似的还有 {count} 个</translation>
    </message>
    <message>
        <source>…</source>
        <translation>…</translation>
    </message>
    <message>
        <source>thread {number}</source>
        <translation>线程 {number}</translation>
    </message>
    <message>
        <source>an exception is the end</source>
        <translation>以异常结束</translation>
    </message>
    <message>
        <source>the end is reached</source>
        <translation>正常结束</translation>
    </message>
    <message>
        <source>a schedule that leads to one of these: {schedule}</source>
        <translation>通向其中一种的调度：{schedule}</translation>
    </message>
    <message>
        <source>{steps} … ({count} steps, all of them with --json)</source>
        <translation>{steps} …（共 {count} 步，用 --json 可以看到全部）</translation>
    </message>
    <message>
        <source>{verdict}: {what}. So nothing can be said for certain.</source>
        <translation>{verdict}：{what}。因此什么都不能断定。</translation>
    </message>
    <message>
        <source>{verdict}: {why} Counted: {counted}.</source>
        <translation>{verdict}：{why}共计：{counted}。</translation>
    </message>
    <message>
        <source>{verdict}: {why} No run came to an end, so nothing was counted.</source>
        <translation>{verdict}：{why}没有一次运行到达结束，所以什么都没有计数。</translation>
    </message>
    <message>
        <source>{verdict}: every schedule is accounted for, switching {where}, in {runs}. Counted: {counted}.</source>
        <translation>{verdict}：{where}，每一个调度都算在内，共 {runs}。共计：{counted}。</translation>
    </message>
    <message>
        <source>a run as capture with comments, table, picture, film or handout</source>
        <translation>把一次运行存成带注释的抓包文件、表格、图片、影片或讲义</translation>
    </message>
    <message>
        <source>of a picture: the share of the run</source>
        <translation>图片：运行进行到多少</translation>
    </message>
    <message>
        <source>of a film: its first moment</source>
        <translation>影片：从哪里开始</translation>
    </message>
    <message>
        <source>of a film: its last moment</source>
        <translation>影片：到哪里结束</translation>
    </message>
    <message>
        <source>of a film: how fast it plays</source>
        <translation>影片：播放得多快</translation>
    </message>
    <message>
        <source>print lines “{progress} SHARE” meanwhile, or “{failure} …”</source>
        <translation>期间输出“{progress} 进度”，失败时输出“{failure} …”</translation>
    </message>
    <message>
        <source>your own lessons (default: {variable} or {folder})</source>
        <translation>你自己的课程（默认：{variable} 或 {folder}）</translation>
    </message>
    <message>
        <source>the lessons, and where each can run</source>
        <translation>有哪些课程，各能在哪里运行</translation>
    </message>
    <message>
        <source>tell what --set and --preset may say in this one</source>
        <translation>列出这一课的 --set 和 --preset 可以写什么</translation>
    </message>
    <message>
        <source>machine-readable</source>
        <translation>供程序读取的格式</translation>
    </message>
    <message>
        <source>{source}: {answer}</source>
        <translation>{source}：{answer}</translation>
    </message>
    <message>
        <source>can run here</source>
        <translation>在本机可以运行</translation>
    </message>
    <message>
        <source>{lesson}: {title}, runs on {sources}</source>
        <translation>{lesson}：{title}，可以运行在 {sources}</translation>
    </message>
    <message>
        <source>{title}: {allowed} (default: {default})</source>
        <translation>{title}：{allowed}（默认：{default}）</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>空</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} 到 {high}</translation>
    </message>
    <message>
        <source>{low} to {high} seconds</source>
        <translation>{low} 到 {high} 秒</translation>
    </message>
    <message>
        <source>{low} to {high} percent</source>
        <translation>百分之 {low} 到 {high}</translation>
    </message>
    <message>
        <source>text; \n, \xff and the like stand for one byte</source>
        <translation>文本；\n、\xff 之类代表一个字节</translation>
    </message>
    <message>
        <source>frames by sender, kind and number, as client.data:2</source>
        <translation>按发送方、种类和序号指明帧，例如 client.data:2</translation>
    </message>
    <message>
        <source>what each way of framing costs, for 1 to 1,000 messages</source>
        <translation>各种分帧方式要付出什么，从 1 条到 1000 条消息</translation>
    </message>
    <message>
        <source>loopback, wire, or model for both (default: the best that can run here)</source>
        <translation>loopback、wire，或两处都用 model（默认：本机能运行的最好的）</translation>
    </message>
    <message>
        <source>near</source>
        <translation>近</translation>
    </message>
    <message>
        <source>far</source>
        <translation>远</translation>
    </message>
    <message>
        <source>{place}{source} {method} {count} messages  {seconds} s  {packets} packets {bytes} B {round_trips} round trips  {right} right</source>
        <translation>{place}{source} {method} {count} 条消息  {seconds} 秒  {packets} 个报文 {bytes} 字节 {round_trips} 次往返  {right} 条正确</translation>
    </message>
    <message>
        <source>There is no command “{value}”; there are {allowed}.</source>
        <translation>没有命令“{value}”；有这些：{allowed}。</translation>
    </message>
    <message>
        <source>{option} cannot be “{value}”; it can be {allowed}.</source>
        <translation>{option} 不能是“{value}”；可以是：{allowed}。</translation>
    </message>
    <message>
        <source>{option} wants a number, not “{value}”.</source>
        <translation>{option} 要一个数，而不是“{value}”。</translation>
    </message>
    <message>
        <source>A value is missing behind {option}.</source>
        <translation>{option} 后面缺少值。</translation>
    </message>
    <message>
        <source>{option} takes no value, so “{value}” is too much.</source>
        <translation>{option} 不带值，“{value}”是多余的。</translation>
    </message>
    <message>
        <source>{option} can mean several: {allowed}.</source>
        <translation>{option} 可以指好几个：{allowed}。</translation>
    </message>
    <message>
        <source>Missing: {missing}.</source>
        <translation>缺少：{missing}。</translation>
    </message>
    <message>
        <source>This is not understood: {value}.</source>
        <translation>看不懂：{value}。</translation>
    </message>
    <message>
        <source>{message}.</source>
        <translation>{message}。</translation>
    </message>
    <message>
        <source>{complaint} See {program} --help.</source>
        <translation>{complaint}请看 {program} --help。</translation>
    </message>
    <message>
        <source>usage: </source>
        <translation>用法：</translation>
    </message>
    <message>
        <source>positional arguments</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>options</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>The file {file} cannot be read: {reason}.</source>
        <translation>无法读取文件 {file}：{reason}。</translation>
    </message>
    <message>
        <source>show this help and do nothing else</source>
        <translation>显示本帮助，别的什么也不做</translation>
    </message>
    <message>
        <source>Threads send no packets, so there is no capture of them. Let {out} end in .jsonl to open the run again.</source>
        <translation>线程不发送报文，所以没有可抓的包。请让 {out} 以 .jsonl 结尾，以后可以再打开这次运行。</translation>
    </message>
    <message>
        <source>{lesson}: packets {packets}, events {events}, dropped {dropped}, {seconds} s -&gt; {out}</source>
        <translation>{lesson}：报文 {packets} 个，事件 {events} 个，漏抓 {dropped} 个，{seconds} 秒 -&gt; {out}</translation>
    </message>
    <message>
        <source>{lesson}: {events} events, {steps} steps, {verdict}, {outcomes} outcomes -&gt; {out}</source>
        <translation>{lesson}：{events} 个事件，{steps} 步，{verdict}，{outcomes} 种结果 -&gt; {out}</translation>
    </message>
    <message>
        <source>The file {file} holds no schedule: {reason}.</source>
        <translation>文件 {file} 里没有调度：{reason}。</translation>
    </message>
    <message>
        <source>the language (default: the one that the window speaks)</source>
        <translation>语言（默认：窗口所用的语言）</translation>
    </message>
    <message>
        <source>{first}, {second}</source>
        <translation>{first}，{second}</translation>
    </message>
</context>
<context>
    <name>comparing</name>
    <message>
        <source>Run the lesson first. What it says can then be laid beside another run.</source>
        <translation>请先运行本课，然后才能与另一次运行对照。</translation>
    </message>
    <message>
        <source>This is a recording, and a recording is not run again. Open a lesson and run it to compare.</source>
        <translation>这是一份录制文件，录制文件不会重新运行。要对照，请打开一课并运行。</translation>
    </message>
    <message>
        <source>This lesson runs only on a kernel or only on the model, so there is nothing to compare.</source>
        <translation>本课只能在内核上或只能在模型上运行，所以没有可对照的内容。</translation>
    </message>
    <message>
        <source>The run still goes on. Once it is over, it can be compared.</source>
        <translation>运行还在进行。结束之后就可以对照。</translation>
    </message>
    <message>
        <source>Does our model of TCP say what the real kernel said? Run the same programs with the same settings.</source>
        <translation>我们的 TCP 模型会和真实内核说同样的话吗？用同样的程序和设置运行一次看看。</translation>
    </message>
    <message>
        <source>Does a real kernel say what our model said? Run the same programs with the same settings.</source>
        <translation>真实内核会和我们的模型说同样的话吗？用同样的程序和设置运行一次看看。</translation>
    </message>
    <message>
        <source>The other side runs now. What is shown stays as it is.</source>
        <translation>另一边正在运行。当前显示的内容保持不变。</translation>
    </message>
    <message>
        <source>No frame was sent on either side, so there is nothing to compare.</source>
        <translation>两边都没有发送任何帧，所以没有可对照的内容。</translation>
    </message>
    <message>
        <source>The programs cannot be read for the second run: {reason}. Install Socketscope anew.</source>
        <translation>无法读取第二次运行所需的程序：{reason}。请重新安装 Socketscope。</translation>
    </message>
</context>
<context>
    <name>comparison</name>
    <message>
        <source>The same segment; it acknowledges what had arrived by then, and that depends on the moment.</source>
        <translation>同一个报文段；它确认的是到那时为止收到的内容，而这取决于时刻。</translation>
    </message>
    <message>
        <source>The same segment; only PSH differs, which no receiver needs.</source>
        <translation>同一个报文段；只有 PSH 不同，接收方并不需要它。</translation>
    </message>
    <message>
        <source>An acknowledgement of its own here; there another segment of the same sender acknowledges the same or more.</source>
        <translation>这边单独发了一个确认；那边由同一发送方的另一个报文段确认了同样多或更多的内容。</translation>
    </message>
    <message>
        <source>The same bytes, cut into other segments.</source>
        <translation>同样的字节，切成了不同的报文段。</translation>
    </message>
    <message>
        <source>Sent once more here: the two ends measure time with clocks of their own, so a timer may run out on one side only.</source>
        <translation>这边多发了一次：两边各用自己的时钟计时，定时器可能只在一边到时。</translation>
    </message>
    <message>
        <source>A tail loss probe (RFC 8985): Linux sends the last segment again after about two round trips, the model after its timeout.</source>
        <translation>尾部丢包探测（RFC 8985）：Linux 大约两个往返时间后就重传最后一个报文段，模型则等到超时才重传。</translation>
    </message>
    <message>
        <source>Follows from a frame that the cable lost on this side only.</source>
        <translation>这是线路只在这一边丢了某一帧的结果。</translation>
    </message>
    <message>
        <source>Asks, or answers, whether a closed window has opened: how full it gets and when that is asked depends on buffers and timers.</source>
        <translation>询问（或回答）关闭的窗口是否已重新打开：窗口何时填满、何时询问，取决于缓冲区和定时器。</translation>
    </message>
    <message>
        <source>Tells of a new window only; how large a buffer is and when it is told of, each end decides itself.</source>
        <translation>只通告新的窗口；缓冲区有多大、何时通告，由各端自己决定。</translation>
    </message>
    <message>
        <source>Answers a segment that has come twice; there it came once, or the answer holds the numbers of another moment.</source>
        <translation>回应一个重复到达的报文段；那边它只到达了一次，或者回应中的序号属于另一个时刻。</translation>
    </message>
    <message>
        <source>Both ends called at once: Linux answers the SYN ACK once more, the model does as RFC 9293 3.5 shows it.</source>
        <translation>双方同时发起连接：Linux 会对 SYN ACK 再回应一次，模型则按 RFC 9293 第 3.5 节所示的过程进行。</translation>
    </message>
    <message>
        <source>The accept queue was full and dropped the last ACK, so the model sends its SYN ACK again. Linux answers with SYN cookies when its SYN queue is full as well: it keeps nothing that it could send again.</source>
        <translation>全连接队列满了，丢弃了最后的 ACK，所以模型重传 SYN ACK。Linux 在半连接队列也满时用 SYN cookie 应答：它什么都不保存，也就没有可以重传的。</translation>
    </message>
    <message>
        <source>Nothing explains this difference.</source>
        <translation>没有什么能解释这个差别。</translation>
    </message>
    <message>
        <source>Kernel and model say the same, line by line: {lines} lines.</source>
        <translation>内核与模型逐行一致：共 {lines} 行。</translation>
    </message>
    <message>
        <source>They part at line {first}: {parted} of {lines} lines differ, each with a known reason.</source>
        <translation>从第 {first} 行开始出现差异：{lines} 行中有 {parted} 行不同，每一处都有已知的原因。</translation>
    </message>
    <message>
        <source>They part at line {first}: {parted} of {lines} lines differ, {open} of them without a known reason.</source>
        <translation>从第 {first} 行开始出现差异：{lines} 行中有 {parted} 行不同，其中 {open} 行没有已知的原因。</translation>
    </message>
</context>
<context>
    <name>encapsulation</name>
    <message>
        <source>Application, presentation, session</source>
        <translation>应用层、表示层、会话层</translation>
    </message>
    <message>
        <source>Transport</source>
        <translation>传输层</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络层</translation>
    </message>
    <message>
        <source>Data link</source>
        <translation>数据链路层</translation>
    </message>
    <message>
        <source>Physical</source>
        <translation>物理层</translation>
    </message>
    <message>
        <source>message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>segment</source>
        <translation>报文段</translation>
    </message>
    <message>
        <source>packet</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>frame</source>
        <translation>帧</translation>
    </message>
    <message>
        <source>bits</source>
        <translation>比特</translation>
    </message>
    <message>
        <source>datagram</source>
        <translation>数据报</translation>
    </message>
</context>
<context>
    <name>expectation</name>
    <message>
        <source>“{text}” is no expression that Python can read. Write a comparison, such as n == 8.</source>
        <translation>Python 读不懂“{text}”。请写一个比较式，例如 n == 8。</translation>
    </message>
    <message>
        <source>“{part}” cannot stand in what must hold at the end. Only names, numbers, texts, comparisons, arithmetic and {functions} can.</source>
        <translation>结束条件里不能写“{part}”。只能用变量名、数字、文本、比较、算术运算和 {functions}。</translation>
    </message>
    <message>
        <source>“{part}” cannot stand in what must hold at the end, because it would be too big: a list or a text can be repeated to at most {most} items.</source>
        <translation>“{part}”不能写进结束时必须成立的条件，因为它会太大：列表或文本最多只能重复到 {most} 项。</translation>
    </message>
    <message>
        <source>The program has no variable {name} outside its functions, so this cannot be told of it. It has: {known}.</source>
        <translation>程序在函数之外没有变量 {name}，所以无法判断。它有：{known}。</translation>
    </message>
    <message>
        <source>The program has no variable {name} outside its functions, so this cannot be told of it.</source>
        <translation>程序在函数之外没有变量 {name}，所以无法判断。</translation>
    </message>
</context>
<context>
    <name>explorer</name>
    <message>
        <source>It was stopped after {runs} runs. There may be more than what was found; allow more runs to see.</source>
        <translation>运行 {runs} 次后停了下来。除了已找到的，可能还有别的结果；想看就允许更多次运行。</translation>
    </message>
    <message>
        <source>It was stopped after {runs} runs, because its time was over. There may be more than what was found.</source>
        <translation>时间到了，运行 {runs} 次后停了下来。除了已找到的，可能还有别的结果。</translation>
    </message>
    <message>
        <source>Some runs were given up after {steps} steps, because they did not end: thread {thread} was then in line {line}. There may be more.</source>
        <translation>有些运行走了 {steps} 步还没有结束，只好放弃：当时线程 {thread} 在第 {line} 行。可能还有别的结果。</translation>
    </message>
    <message>
        <source>No run came to an end within {steps} steps: thread {thread} was then in line {line}. If that is a loop that ends, let it go round less often to see what can come of it.</source>
        <translation>没有一次运行在 {steps} 步之内结束：当时线程 {thread} 在第 {line} 行。如果那是一个会结束的循环，把循环次数减少一些，就能看到可能的结果。</translation>
    </message>
    <message>
        <source>the program does not do the same when it is run again in the same order: it depends on something else</source>
        <translation>程序按同样的顺序再运行一次，做的事却不一样：它还取决于别的东西</translation>
    </message>
    <message>
        <source>It was stopped after {runs} runs. There may be more than what was found.</source>
        <translation>运行 {runs} 次后停了下来。除了已经找到的，可能还有别的结果。</translation>
    </message>
</context>
<context>
    <name>exporting</name>
    <message>
        <source>The file {file} was not made, because the process that makes it ended too early (exit code {code}). Try it again.</source>
        <translation>未能生成文件 {file}，因为生成它的进程过早结束（退出码 {code}）。请再试一次。</translation>
    </message>
</context>
<context>
    <name>feed</name>
    <message>
        <source>The experiment could not be started, because its helper program did not start: {detail} Install Socketscope anew.</source>
        <translation>实验无法开始，因为它的辅助程序没能启动：{detail} 请重新安装 Socketscope。</translation>
    </message>
    <message>
        <source>The experiment broke off, because its helper program ended too early (exit code {code}). Run it again. {detail}</source>
        <translation>实验中断，因为它的辅助程序过早结束（退出码 {code}）。请再运行一次。{detail}</translation>
    </message>
    <message>
        <source>The experiment was stopped, because its helper program said something that nobody understands: “{line}”. Run it again.</source>
        <translation>实验已停止，因为它的辅助程序说了一句无法理解的话：“{line}”。请再运行一次。</translation>
    </message>
    <message>
        <source>The experiment was stopped, because nothing was heard of it for {seconds} seconds. Run it again.</source>
        <translation>实验已停止，因为 {seconds} 秒内没有它的任何消息。请再运行一次。</translation>
    </message>
</context>
<context>
    <name>files</name>
    <message>
        <source>Open a recording</source>
        <translation>打开录制</translation>
    </message>
    <message>
        <source>Save or export this run</source>
        <translation>保存或导出这次运行</translation>
    </message>
    <message>
        <source>Recordings and captures</source>
        <translation>录制和抓包文件</translation>
    </message>
    <message>
        <source>Recording: everything that happened</source>
        <translation>录制：发生的一切</translation>
    </message>
    <message>
        <source>Capture with our sentences, for Wireshark</source>
        <translation>带解说注释的抓包文件，供 Wireshark 使用</translation>
    </message>
    <message>
        <source>Handout: pictures and sentences on paper</source>
        <translation>讲义：图片和解说，可打印</translation>
    </message>
    <message>
        <source>Film for slides (GIF)</source>
        <translation>幻灯片用的动画（GIF）</translation>
    </message>
    <message>
        <source>Film (MP4)</source>
        <translation>影片（MP4）</translation>
    </message>
    <message>
        <source>Picture of this moment (PNG)</source>
        <translation>此刻的图片（PNG）</translation>
    </message>
    <message>
        <source>Drawing of this moment (SVG)</source>
        <translation>此刻的矢量图（SVG）</translation>
    </message>
    <message>
        <source>Table of events (CSV)</source>
        <translation>事件表（CSV）</translation>
    </message>
</context>
<context>
    <name>framing</name>
    <message>
        <source>**Length first** pays one round trip for each message: {count} messages took {confirmed}, {times} times as long as with the header ({header}).</source>
        <translation>**先发长度**，每条消息都要多付一次往返：{count} 条消息用了 {confirmed}，是 4 字节头（{header}）的 {times} 倍。</translation>
    </message>
    <message>
        <source>**Without framing** {wrong} of {count} messages came out wrong; what came out right was luck.</source>
        <translation>**不分帧**，{count} 条消息里有 {wrong} 条出错；对的那些只是运气。</translation>
    </message>
    <message>
        <source>**Without framing** all {count} messages came out right this time: the reader was quick enough. Nothing says that it always is.</source>
        <translation>**不分帧**，这一次 {count} 条消息全都对了：读的一方够快。可谁也不能保证它总是这么快。</translation>
    </message>
    <message>
        <source>**Hollow mark:** {count} messages, each with a round trip of 50 ms, would have to wait {waiting} s in real time. That run is the model&apos;s, on a clock of its own: {seconds} s.</source>
        <translation>**空心标记：**{count} 条消息，每条一次 50 ms 的往返，真实时间里要等 {waiting} 秒。这一次由模型在它自己的时钟上运行：{seconds} 秒。</translation>
    </message>
</context>
<context>
    <name>granularity</name>
    <message>
        <source>at every bytecode</source>
        <translation>在每条字节码处切换</translation>
    </message>
    <message>
        <source>at each line</source>
        <translation>在每一行处切换</translation>
    </message>
    <message>
        <source>as this CPython switches – not a promise of the language</source>
        <translation>按此 CPython 的方式切换（语言本身并不保证）</translation>
    </message>
</context>
<context>
    <name>guard</name>
    <message>
        <source>a lesson&apos;s program stays on this computer, and {host} leads away; take an address in {networks}</source>
        <translation>课程中的程序不离开本机，而 {host} 在别处；请使用 {networks} 内的地址</translation>
    </message>
    <message>
        <source>{first} or {second}</source>
        <translation>{first} 或 {second}</translation>
    </message>
    <message>
        <source>a lesson&apos;s program stays on this computer, and {host} is another</source>
        <translation>课程中的程序不离开本机，而 {host} 是另一台计算机</translation>
    </message>
    <message>
        <source>a lesson&apos;s program starts no other process, which nobody would see or end; start a thread</source>
        <translation>课程中的程序不能启动别的进程，因为没有人能看到它或结束它；请改用线程</translation>
    </message>
    <message>
        <source>a lesson&apos;s program changes no files on this computer, and {path} would be changed; keep it in a variable</source>
        <translation>课程中的程序不能改动这台计算机上的文件，而这里会改动 {path}；请把内容保存在变量里</translation>
    </message>
</context>
<context>
    <name>handout</name>
    <message>
        <source>Step by step</source>
        <translation>逐步来看</translation>
    </message>
    <message>
        <source>Everything that happened</source>
        <translation>发生的一切</translation>
    </message>
    <message>
        <source>Left out here: {count} more.</source>
        <translation>此处略去其余 {count} 条。</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>发生了什么</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>step {number}</source>
        <translation>第 {number} 步</translation>
    </message>
</context>
<context>
    <name>headers</name>
    <message>
        <source>Ethernet</source>
        <translation>以太网</translation>
    </message>
    <message>
        <source>Destination MAC</source>
        <translation>目的 MAC</translation>
    </message>
    <message>
        <source>The network card this frame is for. On loopback there is no card, so it is all zeros.</source>
        <translation>这个帧要交给哪块网卡。回环上没有网卡，所以全是 0。</translation>
    </message>
    <message>
        <source>Source MAC</source>
        <translation>源 MAC</translation>
    </message>
    <message>
        <source>The network card that sent this frame. On loopback there is no card, so it is all zeros.</source>
        <translation>这个帧由哪块网卡发出。回环上没有网卡，所以全是 0。</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Which protocol comes next: 0x0800 is IPv4, 0x86dd is IPv6, 0x0806 is ARP.</source>
        <translation>接下来是哪个协议：0x0800 是 IPv4，0x86dd 是 IPv6，0x0806 是 ARP。</translation>
    </message>
    <message>
        <source>Loopback</source>
        <translation>回环</translation>
    </message>
    <message>
        <source>Address family</source>
        <translation>地址族</translation>
    </message>
    <message>
        <source>All that macOS and Npcap put before a packet on loopback: 2 means IPv4, in the byte order of the machine.</source>
        <translation>在回环上，macOS 和 Npcap 只在报文前放这一项：2 表示 IPv4，字节顺序与本机相同。</translation>
    </message>
    <message>
        <source>IPv4</source>
        <translation>IPv4</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>4 for IPv4.</source>
        <translation>4 表示 IPv4。</translation>
    </message>
    <message>
        <source>Header length</source>
        <translation>首部长度</translation>
    </message>
    <message>
        <source>Length of this header in units of 4 bytes: 5 means 20 bytes.</source>
        <translation>首部的长度，以 4 字节为单位：5 表示 20 字节。</translation>
    </message>
    <message>
        <source>Type of service</source>
        <translation>服务类型</translation>
    </message>
    <message>
        <source>A wish for how routers treat the packet, and two bits that report congestion.</source>
        <translation>希望路由器怎样对待这个报文，另有两位用来报告拥塞。</translation>
    </message>
    <message>
        <source>Total length</source>
        <translation>总长度</translation>
    </message>
    <message>
        <source>Bytes of this packet, header and data together.</source>
        <translation>整个报文的字节数，首部和数据加在一起。</translation>
    </message>
    <message>
        <source>Identification</source>
        <translation>标识</translation>
    </message>
    <message>
        <source>Fragments of one packet share this number, so that they can be put together again.</source>
        <translation>同一个报文的各个分片带有相同的标识，这样才能重新拼起来。</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>VLAN tag</source>
        <translation>VLAN 标签</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Frames of higher priority leave a switch first; 0 is the usual.</source>
        <translation>优先级高的帧先离开交换机；通常是 0。</translation>
    </message>
    <message>
        <source>Drop eligible</source>
        <translation>可丢弃</translation>
    </message>
    <message>
        <source>1 allows a crowded switch to drop this frame before others.</source>
        <translation>1 表示交换机拥塞时可以先丢弃这个帧。</translation>
    </message>
    <message>
        <source>VLAN number</source>
        <translation>VLAN 编号</translation>
    </message>
    <message>
        <source>Which of the virtual networks on the same cable the frame belongs to.</source>
        <translation>这个帧属于同一条线路上的哪个虚拟网络。</translation>
    </message>
    <message>
        <source>Seen as</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>0: sent to this host, 1: to all, 2: to a group, 3: to another host, 4: sent by this host.</source>
        <translation>0：发给本机；1：广播；2：组播；3：发给其他主机；4：由本机发出。</translation>
    </message>
    <message>
        <source>Kind of card</source>
        <translation>网卡类型</translation>
    </message>
    <message>
        <source>What kind of network the card belongs to: 1 is Ethernet, 772 is loopback.</source>
        <translation>网卡属于哪种网络：1 是以太网，772 是回环。</translation>
    </message>
    <message>
        <source>Address size</source>
        <translation>地址长度</translation>
    </message>
    <message>
        <source>How many of the next 8 bytes are the sender&apos;s address.</source>
        <translation>后面 8 个字节中有几个是发送方的地址。</translation>
    </message>
    <message>
        <source>Sender&apos;s address</source>
        <translation>发送方地址</translation>
    </message>
    <message>
        <source>The card that sent the packet; a capture on all cards at once does not keep whom it was for.</source>
        <translation>发出这个报文的网卡；同时在所有网卡上抓包时，不会保留目的地址。</translation>
    </message>
    <message>
        <source>Linux cooked capture</source>
        <translation>Linux cooked 抓包头</translation>
    </message>
    <message>
        <source>Linux cooked capture v2</source>
        <translation>Linux cooked 抓包头 v2</translation>
    </message>
    <message>
        <source>Not used, always 0.</source>
        <translation>没有使用，总是 0。</translation>
    </message>
    <message>
        <source>Interface</source>
        <translation>接口</translation>
    </message>
    <message>
        <source>The number of the card on which the packet was seen.</source>
        <translation>看到这个报文的网卡编号。</translation>
    </message>
    <message>
        <source>Don&apos;t fragment</source>
        <translation>禁止分片</translation>
    </message>
    <message>
        <source>1 forbids routers to cut this packet into pieces.</source>
        <translation>1 表示不许路由器把这个报文切成分片。</translation>
    </message>
    <message>
        <source>More fragments</source>
        <translation>更多分片</translation>
    </message>
    <message>
        <source>1 says that another piece of the same packet follows.</source>
        <translation>1 表示后面还有同一个报文的分片。</translation>
    </message>
    <message>
        <source>Fragment offset</source>
        <translation>片偏移</translation>
    </message>
    <message>
        <source>Where this piece belongs in the whole packet, in units of 8 bytes.</source>
        <translation>这个分片在整个报文中的位置，以 8 字节为单位。</translation>
    </message>
    <message>
        <source>Time to live</source>
        <translation>生存时间</translation>
    </message>
    <message>
        <source>Every router takes 1 off; at 0 the packet is thrown away, so none circles for ever.</source>
        <translation>每经过一个路由器减 1，减到 0 就丢弃，这样报文不会永远兜圈子。</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>协议</translation>
    </message>
    <message>
        <source>Which protocol comes next: 1 is ICMP, 6 is TCP, 17 is UDP.</source>
        <translation>接下来是哪个协议：1 是 ICMP，6 是 TCP，17 是 UDP。</translation>
    </message>
    <message>
        <source>Header checksum</source>
        <translation>首部校验和</translation>
    </message>
    <message>
        <source>A sum over this header that shows whether a bit of it was damaged.</source>
        <translation>对首部计算的校验和，能发现其中有没有比特损坏。</translation>
    </message>
    <message>
        <source>Source address</source>
        <translation>源地址</translation>
    </message>
    <message>
        <source>The host that sent the packet.</source>
        <translation>发出这个报文的主机。</translation>
    </message>
    <message>
        <source>Destination address</source>
        <translation>目的地址</translation>
    </message>
    <message>
        <source>The host that the packet is for.</source>
        <translation>这个报文要送到的主机。</translation>
    </message>
    <message>
        <source>IPv6</source>
        <translation>IPv6</translation>
    </message>
    <message>
        <source>6 for IPv6.</source>
        <translation>6 表示 IPv6。</translation>
    </message>
    <message>
        <source>Traffic class</source>
        <translation>流量类别</translation>
    </message>
    <message>
        <source>Flow label</source>
        <translation>流标签</translation>
    </message>
    <message>
        <source>Packets of one conversation carry the same label, so that routers keep them together.</source>
        <translation>同一次通信的报文带有相同的标签，好让路由器同样对待它们。</translation>
    </message>
    <message>
        <source>Payload length</source>
        <translation>有效载荷长度</translation>
    </message>
    <message>
        <source>Bytes that follow this header.</source>
        <translation>首部之后还有多少字节。</translation>
    </message>
    <message>
        <source>Next header</source>
        <translation>下一个首部</translation>
    </message>
    <message>
        <source>Which protocol comes next: 6 is TCP, 17 is UDP, 58 is ICMPv6.</source>
        <translation>接下来是哪个协议：6 是 TCP，17 是 UDP，58 是 ICMPv6。</translation>
    </message>
    <message>
        <source>Hop limit</source>
        <translation>跳数限制</translation>
    </message>
    <message>
        <source>IPv6 extension</source>
        <translation>IPv6 扩展首部</translation>
    </message>
    <message>
        <source>Which protocol comes next: 6 is TCP, 17 is UDP.</source>
        <translation>后面是哪个协议：6 是 TCP，17 是 UDP。</translation>
    </message>
    <message>
        <source>Length of this header in units of 8 bytes, the first 8 not counted.</source>
        <translation>这个首部的长度，以 8 字节为单位，不计最前面的 8 字节。</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>What hosts or routers on the way shall do with the packet.</source>
        <translation>沿途的主机或路由器应当怎样处理这个分组。</translation>
    </message>
    <message>
        <source>IPv6 fragment</source>
        <translation>IPv6 分片</translation>
    </message>
    <message>
        <source>1 if this is a piece of a larger packet and more pieces follow.</source>
        <translation>1 表示这是一个更大分组的一片，后面还有分片。</translation>
    </message>
    <message>
        <source>ARP</source>
        <translation>ARP</translation>
    </message>
    <message>
        <source>Hardware type</source>
        <translation>硬件类型</translation>
    </message>
    <message>
        <source>1 for Ethernet.</source>
        <translation>1 表示以太网。</translation>
    </message>
    <message>
        <source>Protocol type</source>
        <translation>协议类型</translation>
    </message>
    <message>
        <source>The kind of address that is being looked for: 0x0800 is IPv4.</source>
        <translation>要查询的是哪种地址：0x0800 是 IPv4。</translation>
    </message>
    <message>
        <source>Hardware size</source>
        <translation>硬件地址长度</translation>
    </message>
    <message>
        <source>Bytes of a MAC address: 6.</source>
        <translation>MAC 地址的字节数：6。</translation>
    </message>
    <message>
        <source>Protocol size</source>
        <translation>协议地址长度</translation>
    </message>
    <message>
        <source>Bytes of an IPv4 address: 4.</source>
        <translation>IPv4 地址的字节数：4。</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>1 asks who has the address, 2 answers.</source>
        <translation>1 是询问谁有这个地址，2 是回答。</translation>
    </message>
    <message>
        <source>Sender MAC</source>
        <translation>发送方 MAC</translation>
    </message>
    <message>
        <source>The network card that asks or answers.</source>
        <translation>询问或回答的网卡。</translation>
    </message>
    <message>
        <source>Sender address</source>
        <translation>发送方地址</translation>
    </message>
    <message>
        <source>The IP address of the one that asks or answers.</source>
        <translation>询问方或回答方的 IP 地址。</translation>
    </message>
    <message>
        <source>Target MAC</source>
        <translation>目标 MAC</translation>
    </message>
    <message>
        <source>All zeros in a question: this is what is being asked for.</source>
        <translation>询问时全是 0：要问的正是它。</translation>
    </message>
    <message>
        <source>Target address</source>
        <translation>目标地址</translation>
    </message>
    <message>
        <source>The IP address whose network card is looked for.</source>
        <translation>要查的就是这个 IP 地址对应的网卡。</translation>
    </message>
    <message>
        <source>ICMP</source>
        <translation>ICMP</translation>
    </message>
    <message>
        <source>3 says that something could not be reached, 8 asks for an echo, 0 is the echo.</source>
        <translation>3 表示无法到达，8 是请求回显，0 是回显应答。</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>The exact reason: with type 3, code 3 means that no program listens on the port.</source>
        <translation>具体原因：类型 3、代码 3 表示没有程序在监听这个端口。</translation>
    </message>
    <message>
        <source>Checksum</source>
        <translation>校验和</translation>
    </message>
    <message>
        <source>A sum over the message that shows whether a bit of it was damaged.</source>
        <translation>对整个消息计算的校验和，能发现其中有没有比特损坏。</translation>
    </message>
    <message>
        <source>Rest of header</source>
        <translation>首部其余部分</translation>
    </message>
    <message>
        <source>Depends on the type; with an echo, its identifier and number.</source>
        <translation>含义由类型决定；回显时是标识符和序号。</translation>
    </message>
    <message>
        <source>TCP</source>
        <translation>TCP</translation>
    </message>
    <message>
        <source>Source port</source>
        <translation>源端口</translation>
    </message>
    <message>
        <source>The sender&apos;s end: together with the address it names one socket.</source>
        <translation>发送方这一端：端口和地址合起来指明一个套接字。</translation>
    </message>
    <message>
        <source>Destination port</source>
        <translation>目的端口</translation>
    </message>
    <message>
        <source>The receiver&apos;s end: it tells the host which program gets the data.</source>
        <translation>接收方这一端：主机据此知道把数据交给哪个程序。</translation>
    </message>
    <message>
        <source>Sequence number</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>The number of the first byte in this segment; SYN and FIN count as one byte each.</source>
        <translation>这个报文段第一个字节的编号；SYN 和 FIN 各算一个字节。</translation>
    </message>
    <message>
        <source>Acknowledgement number</source>
        <translation>确认号</translation>
    </message>
    <message>
        <source>The number of the next byte that the sender of this segment expects: all before it has arrived.</source>
        <translation>这个报文段的发送方期待的下一个字节的编号：在它之前的都已收到。</translation>
    </message>
    <message>
        <source>Length of this header in units of 4 bytes: more than 5 means that options follow.</source>
        <translation>首部的长度，以 4 字节为单位：大于 5 表示后面有选项。</translation>
    </message>
    <message>
        <source>Kept free for later, 0 today.</source>
        <translation>留给将来使用，现在是 0。</translation>
    </message>
    <message>
        <source>CWR</source>
        <translation>CWR</translation>
    </message>
    <message>
        <source>The sender has slowed down because congestion was reported.</source>
        <translation>发送方得知拥塞后，已经放慢了速度。</translation>
    </message>
    <message>
        <source>ECE</source>
        <translation>ECE</translation>
    </message>
    <message>
        <source>Reports congestion back to the sender; with SYN: I understand such reports.</source>
        <translation>向发送方报告拥塞；和 SYN 一起出现时表示：我支持这种报告。</translation>
    </message>
    <message>
        <source>URG</source>
        <translation>URG</translation>
    </message>
    <message>
        <source>The urgent pointer counts. Hardly used today.</source>
        <translation>紧急指针有效。如今很少使用。</translation>
    </message>
    <message>
        <source>ACK</source>
        <translation>ACK</translation>
    </message>
    <message>
        <source>The acknowledgement number counts. Set in every segment but the very first.</source>
        <translation>确认号有效。除了最开始的那个报文段，每个报文段都会置 1。</translation>
    </message>
    <message>
        <source>PSH</source>
        <translation>PSH</translation>
    </message>
    <message>
        <source>Hand the data to the program now, do not wait for more.</source>
        <translation>请立即把数据交给程序，不要再等更多。</translation>
    </message>
    <message>
        <source>RST</source>
        <translation>RST</translation>
    </message>
    <message>
        <source>Ends the connection at once: nobody listens here, or something is badly wrong.</source>
        <translation>立即终止连接：这里没有程序在监听，或者出了严重问题。</translation>
    </message>
    <message>
        <source>SYN</source>
        <translation>SYN</translation>
    </message>
    <message>
        <source>Opens a connection and names the first sequence number.</source>
        <translation>请求建立连接，并说明初始序号。</translation>
    </message>
    <message>
        <source>FIN</source>
        <translation>FIN</translation>
    </message>
    <message>
        <source>I have nothing more to send; you may still send.</source>
        <translation>我没有数据要发了；你仍然可以发。</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>How much the sender of this segment can still take in, before the window scale is applied.</source>
        <translation>这个报文段的发送方还能接收多少，尚未按窗口扩大因子换算。</translation>
    </message>
    <message>
        <source>A sum over header, data and addresses. On loopback the kernel leaves it unfinished, because nothing can be damaged there.</source>
        <translation>对首部、数据和地址计算的校验和。回环上不会损坏数据，所以内核没有把它算完。</translation>
    </message>
    <message>
        <source>Urgent pointer</source>
        <translation>紧急指针</translation>
    </message>
    <message>
        <source>Where urgent data ends. Hardly used today.</source>
        <translation>紧急数据到哪里结束。如今很少使用。</translation>
    </message>
    <message>
        <source>UDP</source>
        <translation>UDP</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>Bytes of this datagram, these 8 header bytes included.</source>
        <translation>这个数据报的字节数，包括这 8 字节的首部。</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>What the program sent. No layer below looks inside.</source>
        <translation>程序发送的内容。下面各层都不看里面是什么。</translation>
    </message>
    <message>
        <source>Option: {name}</source>
        <translation>选项：{name}</translation>
    </message>
    <message>
        <source>End of options</source>
        <translation>选项结束</translation>
    </message>
    <message>
        <source>Nothing but padding follows.</source>
        <translation>后面只有填充。</translation>
    </message>
    <message>
        <source>No operation</source>
        <translation>空操作</translation>
    </message>
    <message>
        <source>One byte of padding, so that the next option starts at an even place.</source>
        <translation>一个填充字节，让下一个选项从整齐的位置开始。</translation>
    </message>
    <message>
        <source>Maximum segment size</source>
        <translation>最大报文段长度</translation>
    </message>
    <message>
        <source>The largest piece of data that the sender of this SYN wants to get in one segment.</source>
        <translation>发出这个 SYN 的一方希望每个报文段最多带多少数据给它。</translation>
    </message>
    <message>
        <source>Window scale</source>
        <translation>窗口扩大因子</translation>
    </message>
    <message>
        <source>Windows are to be multiplied by two to this power, because 16 bits are too few for fast networks.</source>
        <translation>窗口值要乘以 2 的这个次方，因为对高速网络来说 16 位太少。</translation>
    </message>
    <message>
        <source>SACK permitted</source>
        <translation>允许 SACK</translation>
    </message>
    <message>
        <source>You may tell me which later pieces have arrived when an earlier one is missing.</source>
        <translation>前面的数据丢失时，你可以告诉我后面哪些已经收到。</translation>
    </message>
    <message>
        <source>SACK</source>
        <translation>SACK</translation>
    </message>
    <message>
        <source>These pieces have arrived although something before them is missing.</source>
        <translation>前面有数据缺失，但这些部分已经收到。</translation>
    </message>
    <message>
        <source>Timestamps</source>
        <translation>时间戳</translation>
    </message>
    <message>
        <source>The sender&apos;s clock and an echo of the other&apos;s: both learn how long a round trip takes.</source>
        <translation>发送方的时钟值，以及对方时钟值的回显：双方由此知道往返一次要多久。</translation>
    </message>
    <message>
        <source>Unknown option</source>
        <translation>未知选项</translation>
    </message>
    <message>
        <source>An option that this program does not know; a receiver skips it by its length.</source>
        <translation>本程序不认识的选项；接收方按它的长度跳过。</translation>
    </message>
</context>
<context>
    <name>interleaver</name>
    <message>
        <source>{error}</source>
        <translation>{error}</translation>
    </message>
    <message>
        <source>{error} (line {line})</source>
        <translation>{error}（第 {line} 行）</translation>
    </message>
    <message>
        <source>{error}: {message}</source>
        <translation>{error}：{message}</translation>
    </message>
    <message>
        <source>{error}: {message} (line {line})</source>
        <translation>{error}：{message}（第 {line} 行）</translation>
    </message>
    <message>
        <source>the line is part of a loop that goes on and on, and nothing that others do can end it</source>
        <translation>这一行所在的循环没完没了，别的线程做什么都无法让它结束</translation>
    </message>
    <message>
        <source>the program has taken all the memory that it may have here</source>
        <translation>程序用完了这里允许它使用的全部内存</translation>
    </message>
    <message>
        <source>{count} waiting</source>
        <translation>{count} 个在等待</translation>
    </message>
    <message>
        <source>{count} of {parties}</source>
        <translation>已到 {count}/{parties}</translation>
    </message>
    <message>
        <source>broken</source>
        <translation>已损坏</translation>
    </message>
    <message>
        <source>{name} is not under control here: its waiting would stop all threads; use threading, queue and time</source>
        <translation>{name} 在这里无法控制：它一等待，所有线程都会停住；请使用 threading、queue 和 time</translation>
    </message>
    <message>
        <source>input() would wait for somebody at a keyboard, and all threads with it; write the value into the program</source>
        <translation>input() 会等待有人敲键盘，所有线程都要陪着它等；请把值直接写进程序</translation>
    </message>
    <message>
        <source>{name} is not under control here: it reads and writes memory past Python, which cannot be followed</source>
        <translation>这里无法控制 {name}：它绕过 Python 直接读写内存，无法跟踪</translation>
    </message>
    <message>
        <source>{name} is not under control here: a signal may come in between at any time, and in no order</source>
        <translation>这里无法控制 {name}：信号可能在任何时刻插进来，没有确定的顺序</translation>
    </message>
    <message>
        <source>{name} is not among what is under control here</source>
        <translation>{name} 不在这里能控制的范围内</translation>
    </message>
    <message>
        <source>open(): what threads do to files is not under control</source>
        <translation>open()：线程对文件所做的事不受控制</translation>
    </message>
    <message>
        <source>threads share the generator {name}, and two may be inside of it at once</source>
        <translation>多个线程共用生成器 {name}，可能有两个线程同时在其中运行</translation>
    </message>
    <message>
        <source>set</source>
        <translation>已设置</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>未设置</translation>
    </message>
    <message>
        <source>the run was cut off after {steps} steps, thread {thread} in line {line}</source>
        <translation>运行在 {steps} 步后被中断，线程 {thread} 当时在第 {line} 行</translation>
    </message>
    <message>
        <source>thread {thread} does not come back from line {line}: it waits for something outside of the program, or computes for too long in one piece</source>
        <translation>线程 {thread} 没有从第 {line} 行返回：它在等程序之外的东西，或者一口气计算得太久</translation>
    </message>
    <message>
        <source>line {line}: {what}</source>
        <translation>第 {line} 行：{what}</translation>
    </message>
    <message>
        <source>{name} in line {line} reaches variables or modules in a way that cannot be followed</source>
        <translation>第 {line} 行的 {name} 以无法跟踪的方式访问变量或模块</translation>
    </message>
    <message>
        <source>this Python, {version}, does not tell which object an instruction is about</source>
        <translation>这个版本的 Python（{version}）无法告诉我们一条指令涉及哪个对象</translation>
    </message>
    <message>
        <source>{name} would end the whole process; here it ends only the thread</source>
        <translation>{name} 会结束整个进程；在这里它只结束这个线程</translation>
    </message>
    <message>
        <source>a thread is started past the module threading</source>
        <translation>有一个线程绕过 threading 模块启动了</translation>
    </message>
    <message>
        <source>{name} reaches beyond the program, to processes and what bounds them; that is refused here</source>
        <translation>{name} 会影响到程序以外的进程和对它们的限制，这里不允许</translation>
    </message>
    <message>
        <source>the program traces itself, and so it cannot be followed</source>
        <translation>程序在跟踪它自己，因此无法跟踪它</translation>
    </message>
    <message>
        <source>more than {most} threads at a time cannot be followed</source>
        <translation>同时超过 {most} 个线程就无法跟踪了</translation>
    </message>
    <message>
        <source>{name} is inside of what threads wait for, and cannot be followed there</source>
        <translation>{name} 是线程所等待的对象的内部细节，在那里无法跟踪</translation>
    </message>
    <message>
        <source>{name} is in a module, and what is assigned there outlasts the run</source>
        <translation>{name} 在一个模块里，对它的赋值会留到这次运行之后</translation>
    </message>
    <message>
        <source>what is called here looks into {name} in several steps, while another thread uses it, and cannot be followed there</source>
        <translation>这里调用的代码要分几步查看 {name}，而另一个线程同时在用它，这里无法跟踪</translation>
    </message>
</context>
<context>
    <name>ladder_ghosts</name>
    <message>
        <source>lost</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>dropped</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>dropped: accept queue full</source>
        <translation>丢弃：全连接队列满</translation>
    </message>
    <message>
        <source>dropped: SYN queue full</source>
        <translation>丢弃：半连接队列满</translation>
    </message>
    <message>
        <source>dropped: wrong checksum</source>
        <translation>丢弃：校验和错</translation>
    </message>
    <message>
        <source>dropped: window closed</source>
        <translation>丢弃：窗口关着</translation>
    </message>
</context>
<context>
    <name>ladder_labels</name>
    <message>
        <source>again</source>
        <translation>重传</translation>
    </message>
    <message>
        <source>again, fast</source>
        <translation>快速重传</translation>
    </message>
    <message>
        <source>duplicate</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>out of order</source>
        <translation>乱序</translation>
    </message>
    <message>
        <source>window 0</source>
        <translation>零窗口</translation>
    </message>
    <message>
        <source>window opens</source>
        <translation>窗口打开</translation>
    </message>
    <message>
        <source>probe</source>
        <translation>探测</translation>
    </message>
    <message>
        <source>keep-alive</source>
        <translation>保活</translation>
    </message>
    <message>
        <source>copy</source>
        <translation>副本</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>损坏</translation>
    </message>
</context>
<context>
    <name>ladder_words</name>
    <message>
        <source>{count} packets so far</source>
        <translation>到目前为止 {count} 个报文</translation>
    </message>
    <message>
        <source>under way: {what} to {target}</source>
        <translation>途中：{what}，发往 {target}</translation>
    </message>
    <message>
        <source>Packet {number}: {what} from {source} to {target}, under way for {took}</source>
        <translation>报文 {number}：{what}，从 {source} 到 {target}，途中 {took}</translation>
    </message>
    <message>
        <source>no port</source>
        <translation>无端口</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务端</translation>
    </message>
</context>
<context>
    <name>lessons</name>
    <message>
        <source>There is no lesson “{lesson}”. The lessons are: {allowed}.</source>
        <translation>没有名为“{lesson}”的课程。现有的课程：{allowed}。</translation>
    </message>
    <message>
        <source>The lesson folder {folder} cannot be used. Rename it: allowed are small letters, digits and hyphens, as in my-lesson.</source>
        <translation>课程文件夹 {folder} 无法使用。请重命名：只允许小写字母、数字和连字符，例如 my-lesson。</translation>
    </message>
    <message>
        <source>The folder {folder} is no lesson, as there is no lesson.toml in it. Put one there, or take it away.</source>
        <translation>文件夹 {folder} 不是课程，因为其中没有 lesson.toml。请放入一个，或移走该文件夹。</translation>
    </message>
    <message>
        <source>The lesson {lesson} has no setting “{name}”. Its settings are: {allowed}.</source>
        <translation>课程 {lesson} 没有名为“{name}”的设置。它的设置有：{allowed}。</translation>
    </message>
    <message>
        <source>The lesson {lesson} has no preset “{name}”. Its presets are: {allowed}.</source>
        <translation>课程 {lesson} 没有名为“{name}”的预设。它的预设有：{allowed}。</translation>
    </message>
    <message>
        <source>The lesson {lesson} has no program “{name}”. Its programs are: {allowed}.</source>
        <translation>课程 {lesson} 没有程序“{name}”。它的程序有：{allowed}。</translation>
    </message>
    <message>
        <source>The lesson {lesson} does not run on “{name}”. Its sources are: {allowed}.</source>
        <translation>课程 {lesson} 不能在“{name}”上运行。可以选：{allowed}。</translation>
    </message>
    <message>
        <source>There is a [[{table}]] with the name “{name}” already. Give every one a name of its own.</source>
        <translation>已经有一个名为“{name}”的 [[{table}]]。请让每一个都有自己的名称。</translation>
    </message>
    <message>
        <source>“{name}” is empty. Name at least one.</source>
        <translation>“{name}”是空的。至少写一个。</translation>
    </message>
    <message>
        <source>“{name}” stands in this list twice. Take one of them away.</source>
        <translation>“{name}”在这个列表里出现了两次。请删掉一个。</translation>
    </message>
    <message>
        <source>The source “threads” and the stage “threads” belong together, and with no other source. Write stage = &quot;threads&quot; and sources = [&quot;threads&quot;], or neither.</source>
        <translation>来源“threads”和舞台“threads”必须一起用，而且不能再有别的来源。请同时写 stage = &quot;threads&quot; 和 sources = [&quot;threads&quot;]，或者都不写。</translation>
    </message>
    <message>
        <source>“expect” is only for lessons about threads: of others nobody looks whether it holds. Take it away.</source>
        <translation>“expect”只用于线程课：别的课没有人去看它是否成立。请删掉它。</translation>
    </message>
    <message>
        <source>The question {name} asks for “{fact}”, which no run can tell. What can be told: {allowed}.</source>
        <translation>问题 {name} 问的是“{fact}”，运行无法给出。可以给出的有：{allowed}。</translation>
    </message>
    <message>
        <source>The myth {name} asks for “{proof}”, which no run can prove. What can be proved: {allowed}.</source>
        <translation>说法 {name} 要求证明“{proof}”，但运行无法证明它。可以证明的有：{allowed}。</translation>
    </message>
    <message>
        <source>“{way}” is no way to switch threads in this lesson. What can be chosen: {allowed}.</source>
        <translation>“{way}”不是这一课能选的线程切换方式。可以选：{allowed}。</translation>
    </message>
    <message>
        <source>“{place}” is no place in a run. Write {examples}. What can happen at a place: {allowed}.</source>
        <translation>“{place}”不是运行中的位置。请写 {examples}。一个位置上可以发生的有：{allowed}。</translation>
    </message>
    <message>
        <source>“{value}” can never be right: “{fact}” gives one of {allowed}. The value of an answer that is always wrong is empty.</source>
        <translation>“{value}”永远不会是正确答案：“{fact}”只会给出以下之一：{allowed}。总是错误的答案，值请留空。</translation>
    </message>
    <message>
        <source>There is no source “{name}”. The sources are: {allowed}.</source>
        <translation>sources 里没有“{name}”。可以写：{allowed}。</translation>
    </message>
    <message>
        <source>The lesson folder {folder} is left out: there is a lesson {name} already. Rename it.</source>
        <translation>课程文件夹 {folder} 没有采用：已经有名为 {name} 的课程。请给它改名。</translation>
    </message>
    <message>
        <source>“{value}” is no value for {name}. Allowed are: {allowed}.</source>
        <translation>“{value}”不能用作“{name}”的值。可以用的值：{allowed}。</translation>
    </message>
    <message>
        <source>“{value}” is no value for {name}. Give a number from {low} to {high}.</source>
        <translation>“{value}”不能用作“{name}”的值。请给出 {low} 到 {high} 之间的数。</translation>
    </message>
    <message>
        <source>“{value}” is no value for {name}. Write data:2 for the second segment with data, or client.data:2. Instead of data there may be: {allowed}.</source>
        <translation>“{value}”不能用作“{name}”的值。第二个带数据的报文段写作 data:2，只数客户端的写作 client.data:2。data 处还可以写：{allowed}。</translation>
    </message>
    <message>
        <source>The text for {name} has a backslash that begins no escape. Write \\ for a backslash and \xff for a byte.</source>
        <translation>“{name}”的文本里有一个反斜杠，它后面不构成转义。反斜杠请写成 \\，字节请写成 \xff。</translation>
    </message>
    <message>
        <source>The text for {name} holds half a character. Type it anew.</source>
        <translation>“{name}”的文本里有半个字符。请重新输入。</translation>
    </message>
    <message>
        <source>The lesson file {file} cannot be used: {reason}</source>
        <translation>课程文件 {file} 无法使用：{reason}</translation>
    </message>
    <message>
        <source>Line {line} of the lesson file {file} cannot be used: {reason}</source>
        <translation>课程文件 {file} 第 {line} 行不能用：{reason}</translation>
    </message>
    <message>
        <source>It is no TOML ({reason}). Write name = value, texts in quotes, and every name once.</source>
        <translation>这不是 TOML（{reason}）。请写成“名称 = 值”，文字加引号，每个名称只写一次。</translation>
    </message>
    <message>
        <source>“{name}” is unknown here. Allowed are: {allowed}.</source>
        <translation>这里没有“{name}”这一项。可以写：{allowed}。</translation>
    </message>
    <message>
        <source>“{name}” is missing here. Needed are: {needed}.</source>
        <translation>这里缺少“{name}”。必须写：{needed}。</translation>
    </message>
    <message>
        <source>“{name}” must be {expected}, but it is {found}.</source>
        <translation>“{name}”应当是{expected}，现在却是{found}。</translation>
    </message>
    <message>
        <source>{reason}.</source>
        <translation>{reason}。</translation>
    </message>
    <message>
        <source>There is no file {file}. Put it there, or write the name of one that is there.</source>
        <translation>没有文件 {file}。请把它放到那里，或者写一个已有文件的名称。</translation>
    </message>
    <message>
        <source>Line {line} of {file} is no text in UTF-8. Save that file as UTF-8.</source>
        <translation>{file} 的第 {line} 行不是 UTF-8 文本。请把该文件另存为 UTF-8。</translation>
    </message>
    <message>
        <source>The file {file} cannot be read ({reason}). See whether you may read it.</source>
        <translation>无法读取文件 {file}（{reason}）。请检查是否有读取权限。</translation>
    </message>
    <message>
        <source>It is no Python ({reason}). Write it so that Python can run it.</source>
        <translation>这不是 Python 程序（{reason}）。请改成 Python 能运行的写法。</translation>
    </message>
    <message>
        <source>“{name}” is blank. Write what people are to read there.</source>
        <translation>“{name}”是空白的。请写上要给人看的文字。</translation>
    </message>
    <message>
        <source>“{name}” is no such name: a small letter, then small letters, digits and _, because programs use it.</source>
        <translation>“{name}”不能是这样的名字：以小写字母开头，后面只能是小写字母、数字和下划线，因为程序里要用它。</translation>
    </message>
    <message>
        <source>“{name}” may only have small letters, digits and hyphens, as in my-name.</source>
        <translation>“{name}”只能用小写字母、数字和连字符，例如 my-name。</translation>
    </message>
    <message>
        <source>a text in quotes</source>
        <translation>带引号的文字</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>数</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true 或 false</translation>
    </message>
    <message>
        <source>a list in [ ]</source>
        <translation>写在 [ ] 里的列表</translation>
    </message>
    <message>
        <source>a table of names and values</source>
        <translation>由名称和值组成的表</translation>
    </message>
    <message>
        <source>The name “{name}” is taken: every lesson has that in its programs or of its cable. Choose another.</source>
        <translation>名字“{name}”已经有了：每一课的程序里或线路设置里都有它。请换一个。</translation>
    </message>
    <message>
        <source>No number can be chosen for {name}: its maximum must be above its minimum, which is 0 if none is given.</source>
        <translation>{name} 没有可选的数：maximum 必须大于 minimum，没写 minimum 时它是 0。</translation>
    </message>
    <message>
        <source>{key} means nothing to {name}, which is of the kind {kind}. Take it away.</source>
        <translation>{key} 对 {name} 没有意义，它的种类是 {kind}。请删掉它。</translation>
    </message>
    <message>
        <source>Two choices of {name} have the same value “{value}”.</source>
        <translation>{name} 有两个选项的值同是“{value}”。</translation>
    </message>
    <message>
        <source>The choice “{value}” is none of the programs. These are: {allowed}.</source>
        <translation>选项“{value}”不是这一课的程序。程序有：{allowed}。</translation>
    </message>
    <message>
        <source>A lesson about threads needs a setting “program” of the kind choice, which says which program runs.</source>
        <translation>线程课需要一个种类为 choice 的设置“program”，由它决定运行哪个程序。</translation>
    </message>
</context>
<context>
    <name>measuring</name>
    <message>
        <source>The lesson {lesson} has nothing to measure. The lesson framing has: main.py measure framing.</source>
        <translation>课程 {lesson} 没有可测量的内容。课程 framing 有：main.py measure framing。</translation>
    </message>
    <message>
        <source>Measuring stopped at {count} messages by {method} on {source}: {problem}</source>
        <translation>测量中断，当时是在 {source} 上用 {method} 发 {count} 条消息：{problem}</translation>
    </message>
    <message>
        <source>The programs cannot be read: {reason}. Install Socketscope anew.</source>
        <translation>无法读取程序：{reason}。请重新安装 Socketscope。</translation>
    </message>
</context>
<context>
    <name>narrator</name>
    <message>
        <source>The **SYN** has reached **{receiver}**, which was listening: it knows now that somebody calls (**SYN_RCVD**).</source>
        <translation>**SYN** 到达正在监听的**{receiver}**：它现在知道有人请求连接（**SYN_RCVD**）。</translation>
    </message>
    <message>
        <source>**{receiver}** waited for an answer to its **SYN** and got a **SYN** instead: both have called at once (**SYN_RCVD**).</source>
        <translation>**{receiver}**在等自己 **SYN** 的应答，等来的却是对方的 **SYN**：双方同时发起了连接（**SYN_RCVD**）。</translation>
    </message>
    <message>
        <source>The **SYN ACK** has reached **{receiver}**: it was heard and hears the other side, so for it the connection stands (**ESTABLISHED**).</source>
        <translation>**SYN ACK** 到达**{receiver}**：自己的话对方听到了，对方的话自己也听到了，在它看来连接已经建立（**ESTABLISHED**）。</translation>
    </message>
    <message>
        <source>**{receiver}** has got the **ACK** of its **SYN**: it knows now that it is heard too, the connection stands (**ESTABLISHED**).</source>
        <translation>**{receiver}**收到了对自己 **SYN** 的 **ACK**：它现在知道对方也听得到自己，连接已经建立（**ESTABLISHED**）。</translation>
    </message>
    <message>
        <source>The **FIN** has reached **{receiver}**: nothing more will come, so after the last data recv() gives b&apos;&apos;. It may still send until it closes too (**CLOSE_WAIT**).</source>
        <translation>**FIN** 到达**{receiver}**：对方不会再发数据，取完剩下的数据之后 recv() 将返回 b&apos;&apos;。在自己也关闭之前，它仍然可以发送（**CLOSE_WAIT**）。</translation>
    </message>
    <message>
        <source>**{receiver}** has got the **ACK** of its **FIN**: its own direction is closed. It waits until the other side closes too (**FIN_WAIT_2**).</source>
        <translation>**{receiver}**收到了对自己 **FIN** 的 **ACK**：自己这个方向已经关闭，接下来等对方也关闭（**FIN_WAIT_2**）。</translation>
    </message>
    <message>
        <source>Instead of an **ACK** the other side&apos;s **FIN** has reached **{receiver}**: both close at the same time (**CLOSING**).</source>
        <translation>**{receiver}**没有等到 **ACK**，却先等到了对方的 **FIN**：双方在同时关闭（**CLOSING**）。</translation>
    </message>
    <message>
        <source>One segment has brought **{receiver}** both the **ACK** of its **FIN** and the other side&apos;s **FIN**: both directions are closed (**TIME_WAIT**).</source>
        <translation>一个报文段同时给**{receiver}**带来了对自己 **FIN** 的 **ACK** 和对方的 **FIN**：两个方向都关闭了（**TIME_WAIT**）。</translation>
    </message>
    <message>
        <source>The other side&apos;s **FIN** has reached **{receiver}**: both directions are closed. It waits for a while in case its last ACK gets lost (**TIME_WAIT**).</source>
        <translation>对方的 **FIN** 到达**{receiver}**：两个方向都关闭了。它再等一段时间，以防最后的 ACK 丢失（**TIME_WAIT**）。</translation>
    </message>
    <message>
        <source>**{receiver}** has got the **ACK** of its **FIN** as well: both directions are closed (**TIME_WAIT**).</source>
        <translation>**{receiver}**也收到了对自己 **FIN** 的 **ACK**：两个方向都关闭了（**TIME_WAIT**）。</translation>
    </message>
    <message>
        <source>The last **ACK** has reached **{receiver}**: both directions are confirmed closed, it forgets the connection (**CLOSED**).</source>
        <translation>最后的 **ACK** 到达**{receiver}**：两个方向的关闭都已确认，它可以忘掉这条连接了（**CLOSED**）。</translation>
    </message>
    <message>
        <source>**{flags}** has reached **{receiver}**, which goes from {before} to **{after}**.</source>
        <translation>**{flags}** 到达**{receiver}**，它的状态从 {before} 变为 **{after}**。</translation>
    </message>
    <message>
        <source>**RST** has reached **{receiver}**: its call is refused, and connect() ends with an error (**CLOSED**).</source>
        <translation>**RST** 到达**{receiver}**：连接请求被拒绝，connect() 将以错误结束（**CLOSED**）。</translation>
    </message>
    <message>
        <source>**RST** has reached **{receiver}** before the connection stood: it goes back to **LISTEN** for others.</source>
        <translation>连接还没有建立，**RST** 就到达了**{receiver}**：它回到 **LISTEN**，继续等别人。</translation>
    </message>
    <message>
        <source>**RST** has reached **{receiver}**: the connection is gone at once, with all that was still under way (**CLOSED**).</source>
        <translation>**RST** 到达**{receiver}**：连接立即消失，还在路上的数据也一起丢了（**CLOSED**）。</translation>
    </message>
    <message>
        <source>**{flags}** has reached **{receiver}** and changes nothing: it stays in {after}.</source>
        <translation>**{flags}** 到达**{receiver}**，没有带来变化：状态仍是 {after}。</translation>
    </message>
    <message>
        <source>The **SYN** has reached {address}. The answer will show whether a program listens there.</source>
        <translation>**SYN** 到达 {address}。那里有没有程序在监听，看应答就知道。</translation>
    </message>
    <message>
        <source>The **ACK** has reached **{receiver}**: all before number {next} has arrived, so it may forget its copy of that.</source>
        <translation>**ACK** 到达**{receiver}**：{next} 号之前的内容对方都收到了，自己保留的副本可以丢掉了。</translation>
    </message>
    <message>
        <source>The **ACK** has reached **{receiver}** and tells it nothing new: that all before number {next} has arrived, it knew already.</source>
        <translation>**ACK** 到达**{receiver}**，但没有新内容：{next} 号之前的都已收到，这一点它早就知道了。</translation>
    </message>
    <message>
        <source>The **window probe** has reached **{receiver}**: it asks whether there is room again. The answer will say how much.</source>
        <translation>**窗口探测**到达**{receiver}**：它问有没有腾出地方，回答里会说有多少。</translation>
    </message>
    <message>
        <source>The **keep-alive** has reached **{receiver}**: it brings nothing, and is only to be answered with an **ACK**.</source>
        <translation>**保活探测**到达**{receiver}**：它什么也没带来，只要求用 **ACK** 回答一声。</translation>
    </message>
    <message>
        <source>**{receiver}** learns that the other side has no room (window 0): all before number {next} has arrived there, but nothing more may be sent for now.</source>
        <translation>**{receiver}**得知对方没有地方了（窗口为 0）：{next} 号之前的内容对方都收到了，但暂时不能再发。</translation>
    </message>
    <message>
        <source>The **ACK** has reached **{receiver}**: it confirms nothing new, but says how much room the other side&apos;s receive buffer has now.</source>
        <translation>**ACK** 到达**{receiver}**：没有确认新的内容，但说了对方的接收缓冲区现在还有多少空间。</translation>
    </message>
    <message>
        <source>**Duplicate ACK** number {count} has reached **{receiver}**: it asks for number {next} again, so something has arrived there, but not that. After three, TCP takes the segment for lost.</source>
        <translation>第 {count} 个**重复 ACK** 到达**{receiver}**：它还是要编号 {next}，可见对方收到了东西，却不是这个。满三个，TCP 就认定那个报文段丢了。</translation>
    </message>
    <message>
        <source>The third **duplicate ACK** has reached **{receiver}**: that is its sign that number {next} is lost, to be sent again without waiting for the timer (RFC 5681).</source>
        <translation>第三个**重复 ACK** 到达**{receiver}**：这就表明编号 {next} 丢了，不必等定时器到时就该重传（RFC 5681）。</translation>
    </message>
    <message>
        <source>**Duplicate ACK** number {count} has reached **{receiver}**: one more segment has arrived at the other side, but number {next} is still missing there.</source>
        <translation>第 {count} 个**重复 ACK** 到达**{receiver}**：对方又收到一个报文段，但编号 {next} 还是缺着。</translation>
    </message>
    <message>
        <source>**{receiver}** has got {amount} of data, kept in its receive buffer until the program calls recv().</source>
        <translation>**{receiver}**收到 {amount}数据，先放在接收缓冲区里，等程序调用 recv() 来取。</translation>
    </message>
    <message>
        <source>**{receiver}** has got {amount} of data: what its program has been waiting for. Now recv() can return.</source>
        <translation>**{receiver}**收到 {amount}数据：它的程序正等着这些。现在 recv() 可以返回了。</translation>
    </message>
    <message>
        <source>**{receiver}** has got {amount} of data too early: number {expected} is still missing, and a program gets everything in order.</source>
        <translation>**{receiver}**收到 {amount}数据，但来得太早：{expected} 号还没有到，而程序必须按顺序收到数据。</translation>
    </message>
    <message>
        <source>**{receiver}** has got {amount} of data a second time and throws the copy away.</source>
        <translation>**{receiver}**又收到了同样的 {amount}数据，把多余的一份丢掉。</translation>
    </message>
    <message>
        <source>**{receiver}** has got the missing {amount}: the gap is filled. With what came early, {in_order} in a row are ready for recv(), all before number {front}.</source>
        <translation>**{receiver}**收到了缺的那 {amount}，空缺补上了。连同先到的数据，已有 {in_order} 按顺序连在一起，可供 recv() 读取：编号 {front} 之前的都到齐了。</translation>
    </message>
    <message>
        <source>**{receiver}** has got the missing {amount}: the gap is filled, {in_order} in a row are ready for recv(). Now the **FIN** that came early counts too (**{after}**).</source>
        <translation>**{receiver}**收到了缺的那 {amount}，空缺补上了，共有 {in_order} 按顺序可供 recv() 读取。先到的 **FIN** 现在也生效了（**{after}**）。</translation>
    </message>
    <message>
        <source>**{receiver}** has got {amount} of data on a connection that is closed already.</source>
        <translation>**{receiver}**收到 {amount}数据，但这条连接已经关闭。</translation>
    </message>
    <message>
        <source>**{receiver}** has got {amount} of data, but its program has closed the socket already: nobody can read that.</source>
        <translation>**{receiver}**收到 {amount}数据，但它的程序已经关闭了套接字，没有人能读。</translation>
    </message>
    <message>
        <source>The datagram of {amount} has reached **{receiver}** and waits there in one piece until recvfrom() takes it.</source>
        <translation>{amount}的数据报到达**{receiver}**，完整地等在那里，直到 recvfrom() 把它取走。</translation>
    </message>
    <message>
        <source>The datagram of {amount} has reached {address}, where no program is known to have the port open.</source>
        <translation>{amount}的数据报到达 {address}，但没有看到哪个程序打开了这个端口。</translation>
    </message>
    <message>
        <source>The **ICMP** message has reached {receiver}. The kernel tells a program of it only if its socket is connected.</source>
        <translation>**ICMP** 消息到达 {receiver}。只有套接字调用过 connect()，内核才会把它告诉程序。</translation>
    </message>
    <message>
        <source>The frame has reached {receiver}.</source>
        <translation>这个帧到达 {receiver}。</translation>
    </message>
    <message>
        <source>Frame {number} has arrived; when it was sent was not seen.</source>
        <translation>第 {number} 号帧到达；它是什么时候发出的，没有看到。</translation>
    </message>
    <message>
        <source>**{program}** asks the kernel for a **socket**: one end for a conversation, still without an address.</source>
        <translation>**{program}**向内核申请一个**套接字**：它是通信的一端，现在还没有地址。</translation>
    </message>
    <message>
        <source>**{program}** calls **{call}**: what comes for this address shall be handed to it.</source>
        <translation>**{program}**调用 **{call}**：发到这个地址的内容，请交给我。</translation>
    </message>
    <message>
        <source>**{program}** calls **{call}**: the kernel shall answer callers and queue them.</source>
        <translation>**{program}**调用 **{call}**：请内核应答客户端，并让它们排队。</translation>
    </message>
    <message>
        <source>**{program}** calls **{call}** to take the next caller out of the queue.</source>
        <translation>**{program}**调用 **{call}**，从队列里取出下一个客户端。</translation>
    </message>
    <message>
        <source>**{program}** calls **{call}**: the kernel shall open a connection to there.</source>
        <translation>**{program}**调用 **{call}**：请内核与那里建立连接。</translation>
    </message>
    <message>
        <source>**{program}** hands the kernel {amount} with **{name}**: {preview}. The kernel decides when to send.</source>
        <translation>**{program}**用 **{name}** 把 {amount}交给内核：{preview}。什么时候发送由内核决定。</translation>
    </message>
    <message>
        <source>**{program}** hands the kernel one datagram of {amount} with **{name}**: {preview}.</source>
        <translation>**{program}**用 **{name}** 把一个 {amount}的数据报交给内核：{preview}。</translation>
    </message>
    <message>
        <source>**{program}** calls **{call}**: give me what has arrived, at most so many bytes.</source>
        <translation>**{program}**调用 **{call}**：把已经到达的数据给我，最多这么多字节。</translation>
    </message>
    <message>
        <source>**{program}** calls **{call}**: give me one datagram, at most so many bytes of it.</source>
        <translation>**{program}**调用 **{call}**：给我一个数据报，最多这么多字节。</translation>
    </message>
    <message>
        <source>**{program}** calls **{call}** to close a direction of its connection.</source>
        <translation>**{program}**调用 **{call}**，关闭连接的一个方向。</translation>
    </message>
    <message>
        <source>**{program}** calls **{call}**: it needs this socket no more. If a connection stands, the kernel ends it.</source>
        <translation>**{program}**调用 **{call}**：这个套接字不再需要了。如果连接还在，由内核来结束它。</translation>
    </message>
    <message>
        <source>**{program}** changes a setting of its socket: **{call}**.</source>
        <translation>**{program}**修改套接字的一个选项：**{call}**。</translation>
    </message>
    <message>
        <source>**{program}** sets for how many seconds its calls may wait: **{call}**.</source>
        <translation>**{program}**设定调用最多可以等多少秒：**{call}**。</translation>
    </message>
    <message>
        <source>**{program}** sets whether its calls may wait at all: **{call}**.</source>
        <translation>**{program}**设定调用可不可以等待：**{call}**。</translation>
    </message>
    <message>
        <source>**{program}** calls **{call}**.</source>
        <translation>**{program}**调用 **{call}**。</translation>
    </message>
    <message>
        <source>**{program}** waits in **{call}**, because nobody has called yet.</source>
        <translation>**{program}**在 **{call}** 里等待，因为还没有人来连接。</translation>
    </message>
    <message>
        <source>**{program}** calls **{call}** and waits: the kernel sends **SYN**, and only the answer ends the call.</source>
        <translation>**{program}**调用 **{call}** 并等待：内核会发送 **SYN**，有了应答，调用才会结束。</translation>
    </message>
    <message>
        <source>**{program}** waits in **{name}** with {amount}, because the send buffer has no room left.</source>
        <translation>**{program}**带着 {amount}在 **{name}** 里等待，因为发送缓冲区已经满了。</translation>
    </message>
    <message>
        <source>**{program}** waits in **{call}**, because there is nothing to take yet.</source>
        <translation>**{program}**在 **{call}** 里等待，因为还没有可取的数据。</translation>
    </message>
    <message>
        <source>**{program}** waits in **{call}**, because there is no datagram to take yet.</source>
        <translation>**{program}**在 **{call}** 里等待，因为还没有可取的数据报。</translation>
    </message>
    <message>
        <source>**{program}** calls **{call}** and must wait.</source>
        <translation>**{program}**调用 **{call}**，必须等待。</translation>
    </message>
    <message>
        <source>**{program}** calls **{call}** (SHUT_RD): it does not want to read any more.</source>
        <translation>**{program}**调用 **{call}**（SHUT_RD）：它不想再读了。</translation>
    </message>
    <message>
        <source>**{program}** calls **{call}** (SHUT_WR): it has nothing more to send, but goes on reading. The kernel sends **FIN**.</source>
        <translation>**{program}**调用 **{call}**（SHUT_WR）：它没有要发的了，但还会继续读。内核会发送 **FIN**。</translation>
    </message>
    <message>
        <source>**{program}** calls **{call}** (SHUT_RDWR): it neither sends nor reads any more.</source>
        <translation>**{program}**调用 **{call}**（SHUT_RDWR）：它不再发送，也不再读取。</translation>
    </message>
    <message>
        <source>**{program}** calls **{call}**: what comes for this address shall be handed to it. Port 0 means that the system chooses a free one.</source>
        <translation>**{program}**调用 **{call}**：发到这个地址的内容，请交给我。端口 0 表示由系统选一个空闲的。</translation>
    </message>
    <message>
        <source>**{program}** calls **{call}** on a UDP socket: nothing is sent, the kernel only notes the address.</source>
        <translation>**{program}**在 UDP 套接字上调用 **{call}**：什么都不会发出，内核只是记下这个地址。</translation>
    </message>
    <message>
        <source>**{program}** closes its listening socket with **{call}**: no new callers.</source>
        <translation>**{program}**用 **{call}** 关闭监听套接字：不再接受新的客户端。</translation>
    </message>
    <message>
        <source>**{program}** calls **{call}** on a UDP socket: nobody needs a goodbye, the port is free again.</source>
        <translation>**{program}**在 UDP 套接字上调用 **{call}**：不需要向谁告别，端口又空出来了。</translation>
    </message>
    <message>
        <source>**{program}** has its **socket** ({result}). Nobody is at its other end yet.</source>
        <translation>**{program}**拿到了**套接字**（{result}）。另一端现在还没有人。</translation>
    </message>
    <message>
        <source>The address **{local}** belongs to **{program}** now.</source>
        <translation>地址 **{local}** 现在归**{program}**使用。</translation>
    </message>
    <message>
        <source>**{program}** listens at {local} (**LISTEN**). From now on the kernel answers callers, even before accept().</source>
        <translation>**{program}**在 {local} 监听（**LISTEN**）。从现在起，即使还没有调用 accept()，内核也会应答客户端。</translation>
    </message>
    <message>
        <source>**accept** gives **{program}** a new socket for this one caller; the listening one stays for the next.</source>
        <translation>**accept** 给**{program}**一个新的套接字，专门用于这一个客户端；监听套接字继续等下一个。</translation>
    </message>
    <message>
        <source>**connect** is done: **{program}** at {local} is connected to {peer}.</source>
        <translation>**connect** 完成：**{program}**（{local}）已经与{peer}建立连接。</translation>
    </message>
    <message>
        <source>**{name}** gives **{program}** {amount} out of the receive buffer: {preview}. {pieces}</source>
        <translation>**{name}** 从接收缓冲区取出 {amount}交给**{program}**：{preview}。{pieces}</translation>
    </message>
    <message>
        <source>The kernel has taken everything from **{program}** ({amount}). That does not mean that it has arrived.</source>
        <translation>内核从**{program}**那里全部收下了（{amount}）。这并不表示已经送到对方。</translation>
    </message>
    <message>
        <source>The kernel has taken everything from **{program}** ({amount}). By now it has arrived, too, but **{name}** would say the same if it had not.</source>
        <translation>内核从**{program}**全部收下了（{amount}）。这时数据已经到了对方那里；不过就算没有送到，**{name}** 也会同样返回。</translation>
    </message>
    <message>
        <source>**{program}** has no use of this socket any more.</source>
        <translation>**{program}**不再使用这个套接字。</translation>
    </message>
    <message>
        <source>The UDP socket of **{program}** is closed. There is no connection that would have to be ended.</source>
        <translation>**{program}**的 UDP 套接字已关闭。UDP 没有连接，也就没有什么要结束的。</translation>
    </message>
    <message>
        <source>**{program}** takes no callers here any more. What accept() has given are sockets of their own, which this does not touch.</source>
        <translation>**{program}**不再在这里接受新的连接。accept() 给出的是另外的套接字，不受影响。</translation>
    </message>
    <message>
        <source>The socket of **{program}** is closed. It had no connection.</source>
        <translation>**{program}**的套接字已关闭。它没有连接。</translation>
    </message>
    <message>
        <source>The socket of **{program}** is closed, and its connection is over (**CLOSED**): nothing is left to do.</source>
        <translation>**{program}**的套接字已关闭，连接也已经结束（**CLOSED**），没有剩下的事。</translation>
    </message>
    <message>
        <source>**{program}** is done with this socket. Its connection is in **{state}**: the kernel brings it to its end by itself.</source>
        <translation>**{program}**不再使用这个套接字。连接还处于 **{state}**，由内核自己把它结束。</translation>
    </message>
    <message>
        <source>**{program}** is done with this socket. Both sides have said goodbye; the kernel only keeps the connection in mind for a while (**TIME_WAIT**).</source>
        <translation>**{program}**不再使用这个套接字。双方都已告别，内核只是再把这条连接记住一会儿（**TIME_WAIT**）。</translation>
    </message>
    <message>
        <source>**{program}** is done with this socket. The kernel ends the connection by itself.</source>
        <translation>**{program}**不再使用这个套接字。连接由内核自己结束。</translation>
    </message>
    <message>
        <source>The kernel has taken the datagram of {amount} from **{program}**. Nobody will say whether it arrives.</source>
        <translation>内核从**{program}**那里收下了 {amount}的数据报。能不能送到，没有人会来告知。</translation>
    </message>
    <message>
        <source>**{name}** gives **{program}** {amount} out of the receive buffer: {preview}.</source>
        <translation>**{name}** 从接收缓冲区取出 {amount}交给**{program}**：{preview}。</translation>
    </message>
    <message>
        <source>**{name}** gives **{program}** a datagram of {amount}: {preview}.</source>
        <translation>**{name}** 把一个 {amount}的数据报交给**{program}**：{preview}。</translation>
    </message>
    <message>
        <source>**shutdown** is done; the socket of **{program}** stays open until close().</source>
        <translation>**shutdown** 完成；**{program}**的套接字在 close() 之前仍然存在。</translation>
    </message>
    <message>
        <source>**{name}** is done, **{program}** goes on.</source>
        <translation>**{name}** 完成，**{program}**继续执行。</translation>
    </message>
    <message>
        <source>**{name}** gives **{program}** {result}.</source>
        <translation>**{name}** 返回给**{program}**：{result}。</translation>
    </message>
    <message>
        <source>A call of **{program}** is done.</source>
        <translation>**{program}**的一次调用完成了。</translation>
    </message>
    <message>
        <source>**connect** is done: {peer} is where the datagrams of **{program}** go. Whether anybody is there, nobody knows.</source>
        <translation>**connect** 完成：**{program}**的数据报今后发往{peer}。那里有没有人，谁也不知道。</translation>
    </message>
    <message>
        <source>The kernel has taken only {taken} of {amount}: there was no more room. **{program}** must send the rest itself.</source>
        <translation>{amount}里内核只收下了 {taken} 个：再没有空间了。其余的必须由**{program}**自己再发。</translation>
    </message>
    <message>
        <source>**{name}** gives **{program}** b&apos;&apos;: the other side has nothing more to say and has closed its direction.</source>
        <translation>**{name}** 返回给**{program}** b&apos;&apos;：对方没有更多要说的，已经关闭了它那个方向。</translation>
    </message>
    <message>
        <source>**{name}** gives **{program}** b&apos;&apos;: an empty datagram has come. With UDP that is not the end.</source>
        <translation>**{name}** 返回给**{program}** b&apos;&apos;：来了一个空数据报。对 UDP 来说，这不代表结束。</translation>
    </message>
    <message>
        <source>**{name}** gives **{program}** only {amount} of a datagram of {whole}: {preview}. The rest is lost for good.</source>
        <translation>数据报有 {whole}，**{name}** 只给了**{program}** {amount}：{preview}。剩下的永远丢失了。</translation>
    </message>
    <message>
        <source>**{name}** fails for **{program}**: refused, because no program has that port open. Start the other program first, and compare the port numbers.</source>
        <translation>**{program}**的 **{name}** 失败：被拒绝，因为没有程序打开那个端口。请先启动对方程序，并核对端口号。</translation>
    </message>
    <message>
        <source>**{name}** fails for **{program}**: the other side has broken the connection off with **RST**. Look there for a crash, or for a close before everything was read.</source>
        <translation>**{program}**的 **{name}** 失败：对方用 **RST** 中断了连接。请检查对方是不是崩溃了，或者没有读完就关闭了。</translation>
    </message>
    <message>
        <source>**{name}** fails for **{program}**: the connection is closed and takes nothing more. Send everything before either side closes.</source>
        <translation>**{program}**的 **{name}** 失败：连接已经关闭，不能再发送。请在任何一方关闭之前把数据发完。</translation>
    </message>
    <message>
        <source>**{name}** fails for **{program}**: this computer has given the connection up. Check whether the other side is still there, and connect again.</source>
        <translation>**{program}**的 **{name}** 失败：本机放弃了这条连接。请检查对方是否还在，然后重新连接。</translation>
    </message>
    <message>
        <source>**{name}** fails for **{program}**: nothing came within the time that it may wait. Check whether the other side is there and answers, or allow more time.</source>
        <translation>**{program}**的 **{name}** 失败：在允许等待的时间内什么也没有等到。请检查对方是否在、是否应答，或者延长等待时间。</translation>
    </message>
    <message>
        <source>**{name}** would have to wait, and **{program}** has forbidden this socket to wait. Try again later.</source>
        <translation>**{name}** 本来需要等待，但**{program}**不许这个套接字等待。请稍后再试。</translation>
    </message>
    <message>
        <source>**{name}** fails for **{program}**: the system does not allow it. Ports below 1024 need special rights; take a port from 1024 on.</source>
        <translation>**{program}**的 **{name}** 失败：系统不允许。1024 以下的端口需要特殊权限，请使用 1024 及以上的端口。</translation>
    </message>
    <message>
        <source>**{name}** fails for **{program}**: no address is known for that name. Check its spelling.</source>
        <translation>**{program}**的 **{name}** 失败：查不到这个名字对应的地址。请检查拼写。</translation>
    </message>
    <message>
        <source>**{name}** fails for **{program}**: another socket has this address already. End its program, or take another port; port 0 lets the system choose one.</source>
        <translation>**{program}**的 **{name}** 失败：这个地址已经被另一个套接字占用。请结束那个程序，或者换一个端口；写 0 则由系统选择。</translation>
    </message>
    <message>
        <source>**{name}** fails for **{program}**: the address cannot be used on this computer. Take 127.0.0.1.</source>
        <translation>**{program}**的 **{name}** 失败：这个地址在本机上不能使用。请使用 127.0.0.1。</translation>
    </message>
    <message>
        <source>**{name}** fails for **{program}**: the datagram is too big. One over IPv4 holds at most 65507 bytes; cut the message into several.</source>
        <translation>**{program}**的 **{name}** 失败：数据报太大。IPv4 上一个 UDP 数据报最多 65507 字节，请把消息分成几个。</translation>
    </message>
    <message>
        <source>**{name}** fails for **{program}**: this socket has no connection. Call connect() first, or use the socket that accept() gave.</source>
        <translation>**{program}**的 **{name}** 失败：这个套接字没有连接。请先调用 connect()，或者使用 accept() 给出的套接字。</translation>
    </message>
    <message>
        <source>**{name}** fails for **{program}**: it has closed this socket already. Use it before close().</source>
        <translation>**{program}**的 **{name}** 失败：它已经关闭了这个套接字。请在 close() 之前使用。</translation>
    </message>
    <message>
        <source>**{name}** fails for **{program}**. The system says: {error}</source>
        <translation>**{program}**的 **{name}** 失败。系统的说明：{error}</translation>
    </message>
    <message>
        <source>**{name}** is not allowed to **{program}** here: {refusal}.</source>
        <translation>这里不允许**{program}**这样调用 **{name}**：{refusal}。</translation>
    </message>
    <message>
        <source>**{sender}** sends **{receiver}** a datagram of {amount}: {preview}. Nobody will confirm it.</source>
        <translation>**{sender}**向**{receiver}**发送一个 {amount}的数据报：{preview}。没有人会确认它。</translation>
    </message>
    <message>
        <source>**{sender}** sends **{receiver}** an empty datagram: a header without data, which UDP allows.</source>
        <translation>**{sender}**向**{receiver}**发送一个空数据报：只有首部，没有数据，UDP 允许这样。</translation>
    </message>
    <message>
        <source>**{sender}** reports by **ICMP**: “No program has UDP port {port} open here, so I threw the datagram away.”</source>
        <translation>**{sender}** 用 **ICMP** 报告：“这里没有程序打开 UDP 端口 {port}，数据报已经丢弃。”</translation>
    </message>
    <message>
        <source>**{sender}** reports by **ICMP** that a packet could not be delivered (type {type}, code {code}).</source>
        <translation>**{sender}** 用 **ICMP** 报告：有一个报文无法送达（类型 {type}，代码 {code}）。</translation>
    </message>
    <message>
        <source>**{sender}** asks **{receiver}** for an echo: are you there? (**ping**)</source>
        <translation>**{sender}** 请 **{receiver}** 回应：你在吗？（**ping**）</translation>
    </message>
    <message>
        <source>**{sender}** sends **{receiver}** its echo back: I am here.</source>
        <translation>**{sender}** 回应 **{receiver}**：我在。</translation>
    </message>
    <message>
        <source>**{sender}** sends **{receiver}** an **ICMP** message of type {type}, code {code}.</source>
        <translation>**{sender}** 向 **{receiver}** 发送一个 **ICMP** 消息（类型 {type}，代码 {code}）。</translation>
    </message>
    <message>
        <source>**{sender}** asks everybody on the wire: “Who is {receiver}? Tell me your MAC address.”</source>
        <translation>**{sender}** 问线路上的所有主机：“谁是 {receiver}？请告诉我你的 MAC 地址。”</translation>
    </message>
    <message>
        <source>**{sender}** answers **{receiver}**: “That is me, and my MAC address is {mac}.”</source>
        <translation>**{sender}** 回答 **{receiver}**：“是我，我的 MAC 地址是 {mac}。”</translation>
    </message>
    <message>
        <source>A frame of {amount} goes by that is neither TCP nor UDP ({protocol}).</source>
        <translation>有一个 {amount}的帧经过，它既不是 TCP 也不是 UDP（{protocol}）。</translation>
    </message>
    <message>
        <source>The cable doubles the {frame} of **{sender}**: a second copy of it is on its way to **{receiver}**.</source>
        <translation>线路把 **{sender}** 的{frame}复制了一份：第二份正在去往 **{receiver}** 的路上。</translation>
    </message>
    <message>
        <source>**{lesson}** begins: real programs talk on this computer, and each of their packets is captured.</source>
        <translation>**{lesson}** 开始：真实的程序在本机上通信，每个报文都会被抓到。</translation>
    </message>
    <message>
        <source>**{lesson}** begins: real programs on two private hosts, each with a Linux kernel&apos;s TCP, and a slow cable between them.</source>
        <translation>**{lesson}** 开始：真实的程序跑在两台私有主机上，各用一个 Linux 内核的 TCP，中间是一条慢速线路。</translation>
    </message>
    <message>
        <source>**{lesson}** begins: one of the two hosts has a Linux kernel&apos;s TCP, the other the model&apos;s, in real time; a slow cable lies between them.</source>
        <translation>**{lesson}** 开始：两台主机一台用 Linux 内核的 TCP，另一台用模型的 TCP，都按真实时间运行，中间是一条慢速线路。</translation>
    </message>
    <message>
        <source>**{lesson}** begins: the same programs on two simulated hosts. Time is simulated too, and every run is the same.</source>
        <translation>**{lesson}** 开始：同样的程序跑在两台模拟的主机上。时间也是模拟的，每次运行都一样。</translation>
    </message>
    <message>
        <source>**{lesson}** is played from a recording: it has happened before, nothing runs now.</source>
        <translation>**{lesson}** 在播放录制的内容：事情已经发生过，现在没有程序在运行。</translation>
    </message>
    <message>
        <source>**{lesson}** begins.</source>
        <translation>**{lesson}** 开始。</translation>
    </message>
    <message>
        <source>The run is over, nothing more will happen. Packets in all: {count}.</source>
        <translation>运行结束，不会再发生什么了。报文总数：{count}。</translation>
    </message>
    <message>
        <source>Nothing more will come. Packets that can be shown: {count}.</source>
        <translation>后面不会再有内容了。可以显示的报文数：{count}。</translation>
    </message>
    <message>
        <source>**{program}** starts as a process of its own (pid {pid}).</source>
        <translation>**{program}**作为独立的进程启动（pid {pid}）。</translation>
    </message>
    <message>
        <source>**{program}** starts on a simulated host of its own.</source>
        <translation>**{program}**在一台模拟的主机上启动。</translation>
    </message>
    <message>
        <source>**{program}** comes to line {line}: {text}</source>
        <translation>**{program}**执行到第 {line} 行：{text}</translation>
    </message>
    <message>
        <source>**{program}** comes to line {line} of {file}: {text}</source>
        <translation>**{program}**执行到 {file} 的第 {line} 行：{text}</translation>
    </message>
    <message>
        <source>**{program}** has run more than {limit} lines. From here on they are no longer shown one by one, so that the picture keeps up; calls and packets still are.</source>
        <translation>**{program}**执行的代码已经超过 {limit} 行。为了让画面跟得上，从这里起不再逐行显示；调用和报文照常显示。</translation>
    </message>
    <message>
        <source>**{program}** runs on without a call or output for {seconds} s, and nothing else happens. It is at line {line} of {file}: {text}</source>
        <translation>**{program}**已运行 {seconds} 秒，既没有调用也没有输出，别处也没有动静。现在执行到 {file} 第 {line} 行：{text}</translation>
    </message>
    <message>
        <source>**{program}** prints: {text}</source>
        <translation>**{program}**打印：{text}</translation>
    </message>
    <message>
        <source>**{program}** stops at line {line}, because nothing caught the error **{error}**: {message}</source>
        <translation>**{program}**停在第 {line} 行，因为错误 **{error}** 没有被捕获：{message}</translation>
    </message>
    <message>
        <source>**{program}** stops at line {line} of {file}, because nothing caught the error **{error}**: {message}</source>
        <translation>**{program}**停在 {file} 的第 {line} 行，因为错误 **{error}** 没有被捕获：{message}</translation>
    </message>
    <message>
        <source>Python cannot read the program **{program}**, so none of it ran. **{error}**: {message}</source>
        <translation>Python 读不懂**{program}**的程序，所以一行也没有执行。**{error}**：{message}</translation>
    </message>
    <message>
        <source>**{program}** has reached its end (exit code 0).</source>
        <translation>**{program}**正常结束（退出码 0）。</translation>
    </message>
    <message>
        <source>**{program}** has ended with exit code {code}: something went wrong in it.</source>
        <translation>**{program}**以退出码 {code} 结束：程序里出了错。</translation>
    </message>
    <message>
        <source>**{program}** was ended by signal {signal}. The kernel closes the sockets that it leaves open.</source>
        <translation>**{program}**被信号 {signal} 终止。它留下的套接字由内核关闭。</translation>
    </message>
    <message>
        <source>**{program}** was stopped from outside. The kernel closes the sockets that it leaves open.</source>
        <translation>**{program}**被从外部停止。它留下的套接字由内核关闭。</translation>
    </message>
    <message>
        <source>The kernel says: **{owner}** has a socket in **{state}** at {local}.</source>
        <translation>内核的回答：**{owner}**在 {local} 的套接字处于 **{state}**。</translation>
    </message>
    <message>
        <source>The kernel says: the connection of **{owner}** to {peer} is in **{state}**.</source>
        <translation>内核的回答：**{owner}**到{peer}的连接处于 **{state}**。</translation>
    </message>
    <message>
        <source>The kernel says: the connection of **{owner}** to {peer} is in **{state}**. The packets alone had looked like {before}.</source>
        <translation>内核的回答：**{owner}**到{peer}的连接处于 **{state}**。只看报文的话，像是 {before}。</translation>
    </message>
    <message>
        <source>**{owner}** is in **{state}**, {cause}.</source>
        <translation>**{owner}**处于 **{state}**：{cause}。</translation>
    </message>
    <message>
        <source>**{owner}** goes from {before} to **{state}**, {cause}.</source>
        <translation>**{owner}**从 {before} 变为 **{state}**：{cause}。</translation>
    </message>
    <message>
        <source>because its program called listen()</source>
        <translation>它的程序调用了 listen()</translation>
    </message>
    <message>
        <source>because it calls: it sends a SYN</source>
        <translation>它发起连接，发出了 SYN</translation>
    </message>
    <message>
        <source>because a SYN has come</source>
        <translation>收到了 SYN</translation>
    </message>
    <message>
        <source>because the SYN ACK has come</source>
        <translation>收到了 SYN ACK</translation>
    </message>
    <message>
        <source>because a SYN with another number has come</source>
        <translation>收到了另一个序号的 SYN</translation>
    </message>
    <message>
        <source>because its SYN is acknowledged</source>
        <translation>它的 SYN 得到了确认</translation>
    </message>
    <message>
        <source>because its program is done: it sends a FIN</source>
        <translation>它的程序说完了，发出了 FIN</translation>
    </message>
    <message>
        <source>because the other side&apos;s FIN has come</source>
        <translation>收到了对方的 FIN</translation>
    </message>
    <message>
        <source>because its FIN is acknowledged</source>
        <translation>它的 FIN 得到了确认</translation>
    </message>
    <message>
        <source>because a RST has come</source>
        <translation>收到了 RST</translation>
    </message>
    <message>
        <source>because a RST has come: its call is refused</source>
        <translation>收到了 RST，连接被拒绝</translation>
    </message>
    <message>
        <source>because it breaks off: it sends a RST</source>
        <translation>它中断连接，发出了 RST</translation>
    </message>
    <message>
        <source>because its program closed it, and there is nobody to tell</source>
        <translation>它的程序关闭了它，而且没有需要告知的对方</translation>
    </message>
    <message>
        <source>because it has waited long enough in vain</source>
        <translation>等了足够久，没有结果</translation>
    </message>
    <message>
        <source>because it has waited for twice the longest life of a segment (2 MSL)</source>
        <translation>已经等了报文段最长寿命的两倍（2 MSL）</translation>
    </message>
    <message>
        <source>and nobody said why</source>
        <translation>原因没有说明</translation>
    </message>
    <message>
        <source>At {local} {half_open} have called and not completed the handshake (SYN queue); {complete} wait for accept() (accept queue, which takes {most}).</source>
        <translation>在 {local}，{half_open} 个还没有完成握手（半连接队列），{complete} 个在等 accept()（全连接队列，最多 {most} 个）。</translation>
    </message>
    <message>
        <source>**{owner}** reckons: {in_flight} under way, congestion window {cwnd}, retransmission timeout {rto} ms.</source>
        <translation>**{owner}**的估计：在途 {in_flight}，拥塞窗口 {cwnd}，重传超时 {rto} 毫秒。</translation>
    </message>
    <message>
        <source>Every packet so far was captured, none was dropped: {captured}.</source>
        <translation>到现在为止的报文都抓到了，没有丢弃：{captured} 个。</translation>
    </message>
    <message>
        <source>The kernel had no room for {dropped} packets and dropped them from the capture, so they are missing here. Captured: {captured}.</source>
        <translation>内核没有空间存放 {dropped} 个报文，抓包时把它们丢弃了，所以这里看不到。已抓到：{captured} 个。</translation>
    </message>
    <message>
        <source>client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>server</source>
        <translation>服务端</translation>
    </message>
    <message>
        <source>1 byte</source>
        <translation>1 字节</translation>
    </message>
    <message>
        <source>{count} bytes</source>
        <translation>{count} 字节</translation>
    </message>
    <message>
        <source>**{sender}** asks for a connection: **SYN**, “my numbering starts at {sequence}”.</source>
        <translation>**{sender}**请求建立连接：**SYN**，“我的编号从 {sequence} 开始”。</translation>
    </message>
    <message>
        <source>**{sender}** asks for a connection too (**SYN**): both have called each other at the same time.</source>
        <translation>**{sender}**也请求建立连接（**SYN**）：双方同时向对方发起了连接。</translation>
    </message>
    <message>
        <source>**{sender}** has got no answer yet, so it sends the same **SYN** once more.</source>
        <translation>**{sender}**还没有等到应答，于是把同一个 **SYN** 再发一次。</translation>
    </message>
    <message>
        <source>**{sender}** answers **SYN ACK**: “I got your number {got}, send me {next} next; my own numbering starts at {sequence} too.”</source>
        <translation>**{sender}**回答 **SYN ACK**：“收到你的 {got} 号，下一个请发 {next} 号；我的编号也从 {sequence} 开始。”</translation>
    </message>
    <message>
        <source>**{sender}** has seen no **ACK** of its **SYN ACK** yet, so it sends it once more.</source>
        <translation>**{sender}**还没有看到对自己 **SYN ACK** 的 **ACK**，于是再发一次。</translation>
    </message>
    <message>
        <source>**{sender}** confirms with **ACK**: “I got your number {got} too, send me {next} next.” When this arrives, both know that they hear each other.</source>
        <translation>**{sender}**用 **ACK** 确认：“也收到你的 {got} 号，下一个请发 {next} 号。”它一到达，双方就都知道彼此听得到。</translation>
    </message>
    <message>
        <source>**{sender}** confirms with **ACK**: “Everything up to number {got} has arrived, send me {next} next.”</source>
        <translation>**{sender}**用 **ACK** 确认：“到 {got} 号为止都收到了，下一个请发 {next} 号。”</translation>
    </message>
    <message>
        <source>**{sender}** says the same **ACK** once more: “I am still waiting for number {next}.”</source>
        <translation>**{sender}**又发了一次同样的 **ACK**：“我还在等 {next} 号。”</translation>
    </message>
    <message>
        <source>**{sender}** has been told that there is no room, and asks whether there is some again (window probe).</source>
        <translation>**{sender}**被告知对方没有地方了，现在问一声：腾出地方了吗？（窗口探测）</translation>
    </message>
    <message>
        <source>**{sender}** has heard nothing for long and sends an old number, only to be answered: are you still there? (keep-alive)</source>
        <translation>**{sender}**很久没有听到消息，发一个旧序号，只为得到回应：你还在吗？（保活）</translation>
    </message>
    <message>
        <source>**{sender}** says stop: its receive buffer is full (window 0), so nothing more may be sent for now.</source>
        <translation>**{sender}**喊停：接收缓冲区已满（窗口为 0），对方暂时不能再发。</translation>
    </message>
    <message>
        <source>**{sender}** has nothing new to confirm: it says how much room its receive buffer has now.</source>
        <translation>**{sender}**没有新的内容要确认，只是告诉对方接收缓冲区现在还有多少空间。</translation>
    </message>
    <message>
        <source>**{sender}** confirms the other side&apos;s **FIN** with **ACK** {next}.</source>
        <translation>**{sender}**用 **ACK** {next} 确认对方的 **FIN**。</translation>
    </message>
    <message>
        <source>**{sender}** confirms the **FIN**: “I know that you have nothing more to say.” It may still send, because only the other direction is closed (**CLOSE_WAIT**).</source>
        <translation>**{sender}**确认 **FIN**：“知道你没有要说的了。”它仍然可以发送，因为关闭的只是对方那个方向（**CLOSE_WAIT**）。</translation>
    </message>
    <message>
        <source>**{sender}** confirms the other side&apos;s **FIN**, which has crossed its own: both close at the same time (**CLOSING**).</source>
        <translation>**{sender}**确认对方的 **FIN**，它和自己的 **FIN** 在路上交错而过：双方在同时关闭（**CLOSING**）。</translation>
    </message>
    <message>
        <source>**{sender}** confirms the other side&apos;s **FIN** with the last **ACK**. It stays in **TIME_WAIT** for a while, in case this ACK gets lost.</source>
        <translation>**{sender}**用最后一个 **ACK** 确认对方的 **FIN**。它还要在 **TIME_WAIT** 停留一段时间，以防这个 ACK 丢失。</translation>
    </message>
    <message>
        <source>**{sender}** sends {amount} of data, from number {sequence} on: {preview}.</source>
        <translation>**{sender}**发送 {amount}数据，从 {sequence} 号开始：{preview}。</translation>
    </message>
    <message>
        <source>**{sender}** sends {amount} of data, from number {sequence} on: {preview}. **PSH** asks to hand the data to the program at once.</source>
        <translation>**{sender}**发送 {amount}数据，从 {sequence} 号开始：{preview}。**PSH** 要求立即把数据交给程序。</translation>
    </message>
    <message>
        <source>**{sender}** has got the same **ACK** three times more: number {sequence} must be lost. So it sends {amount} once more at once, without waiting for its timer (fast retransmission): {preview}.</source>
        <translation>**{sender}**又收到三次同样的 **ACK**：{sequence} 号一定丢了。于是不等定时器到时，立刻把 {amount} 再发一遍（快速重传）：{preview}。</translation>
    </message>
    <message>
        <source>**{sender}** has seen no **ACK** of its data from number {sequence} on, so it sends {amount} once more: {preview}.</source>
        <translation>**{sender}**没有看到对 {sequence} 号起的数据的 **ACK**，于是把 {amount}再发一次：{preview}。</translation>
    </message>
    <message>
        <source>**{sender}** has nothing more to say: **FIN**.</source>
        <translation>**{sender}**没有要说的了：**FIN**。</translation>
    </message>
    <message>
        <source>**{sender}** has seen no **ACK** of its **FIN** yet, so it sends it once more.</source>
        <translation>**{sender}**还没有看到对自己 **FIN** 的 **ACK**，于是再发一次。</translation>
    </message>
    <message>
        <source>**{sender}** sends its last {amount} together with **FIN**: after {preview} it has nothing more to say.</source>
        <translation>**{sender}**把最后的 {amount}和 **FIN** 一起发出：{preview}，说完就没有要说的了。</translation>
    </message>
    <message>
        <source>**{sender}** says **FIN**: “I have nothing more to send.” Only its own direction closes, the other one stays open (**FIN_WAIT_1**).</source>
        <translation>**{sender}**发出 **FIN**：“我没有要发的了。”关闭的只是自己这个方向，另一个方向仍然开着（**FIN_WAIT_1**）。</translation>
    </message>
    <message>
        <source>**{sender}** sends **FIN** too, before the other side&apos;s **FIN** has reached it: both close at the same time.</source>
        <translation>**{sender}**也发出 **FIN**，这时对方的 **FIN** 还没有到达：双方在同时关闭。</translation>
    </message>
    <message>
        <source>**{sender}** has nothing more to say either: **FIN**. Now it only waits for the **ACK** of it (**LAST_ACK**).</source>
        <translation>**{sender}**也没有要说的了：**FIN**。现在它只等对这个 FIN 的 **ACK**（**LAST_ACK**）。</translation>
    </message>
    <message>
        <source>**{sender}** confirms the other side&apos;s **FIN** and sends its own **FIN** in the same segment, because it has nothing left to say. So closing takes three segments instead of four.</source>
        <translation>**{sender}**确认对方的 **FIN**，自己也没有要说的了，就在同一个报文段里发出自己的 **FIN**。于是四次挥手变成了三次。</translation>
    </message>
    <message>
        <source>**{sender}** breaks the connection off with **RST**: no goodbye, and what is still under way is lost.</source>
        <translation>**{sender}**用 **RST** 中断连接：不告别，还在路上的数据也丢了。</translation>
    </message>
    <message>
        <source>No program listens at {address}, so its host answers the **SYN** with **RST**: connection refused.</source>
        <translation>{address} 没有程序在监听，所以主机用 **RST** 回答 **SYN**：连接被拒绝。</translation>
    </message>
    <message>
        <source>**{sender}** has closed its socket already, nobody can read what came for it. So its host answers **RST**.</source>
        <translation>**{sender}**已经关闭了套接字，发来的数据没有人能读。所以主机回答 **RST**。</translation>
    </message>
    <message>
        <source>**{sender}** closes although it has never read {unread} of what came. So **RST** goes out instead of **FIN**: the other side is to know that data got lost.</source>
        <translation>收到的数据里还有 {unread}没有读，**{sender}**就关闭了。所以发出的不是 **FIN** 而是 **RST**：让对方知道有数据丢失。</translation>
    </message>
    <message>
        <source>The {frame} of **{sender}** is lost on the cable, by chance: **{receiver}** never learns of it.</source>
        <translation>**{sender}** 的{frame}在线路上随机丢失：**{receiver}** 永远不会知道它。</translation>
    </message>
    <message>
        <source>The {frame} of **{sender}** is taken off the cable, as the rule {rule} wants: **{receiver}** never learns of it.</source>
        <translation>按规则 {rule}，**{sender}** 的{frame}被从线路上拿掉：**{receiver}** 永远不会知道它。</translation>
    </message>
    <message>
        <source>The {frame} of **{sender}** dies where the cable is cut: **{receiver}** never learns of it.</source>
        <translation>**{sender}** 的{frame}走到线路断开处就没了：**{receiver}** 永远不会知道它。</translation>
    </message>
    <message>
        <source>You take the {frame} of **{sender}** off the cable: **{receiver}** never learns of it.</source>
        <translation>你把 **{sender}** 的{frame}从线路上拿掉了：**{receiver}** 永远不会知道它。</translation>
    </message>
    <message>
        <source>You hold the {frame} of **{sender}** on the cable, until you let it go.</source>
        <translation>你把 **{sender}** 的{frame}扣在线路上，直到你放行。</translation>
    </message>
    <message>
        <source>The {frame} of **{sender}** goes on, and is due at another time than before.</source>
        <translation>**{sender}** 的{frame}继续前进，到达时间和原来不同了。</translation>
    </message>
    <message>
        <source>The {frame} of **{sender}** lets the next one pass, as the rule {rule} wants, and follows it closely.</source>
        <translation>按规则 {rule}，**{sender}** 的{frame}让下一帧先过，自己紧随其后。</translation>
    </message>
    <message>
        <source>Bits of the {frame} of **{sender}** change on the cable. The checksum will show it, and **{receiver}** will throw it away.</source>
        <translation>**{sender}** 的{frame}在线路上有几位变了。校验和会暴露这一点，**{receiver}** 会把它丢弃。</translation>
    </message>
    <message>
        <source>Something happens to frame {number}, of which nobody saw when it was sent.</source>
        <translation>第 {number} 个帧出了事，但没有人看见它何时发出。</translation>
    </message>
    <message>
        <source>**{receiver}** throws the {frame} of **{sender}** away: {reason}.</source>
        <translation>**{receiver}** 丢弃了 **{sender}** 的{frame}：{reason}。</translation>
    </message>
    <message>
        <source>it is for another host</source>
        <translation>它是给别的主机的</translation>
    </message>
    <message>
        <source>its header makes no sense</source>
        <translation>它的首部不合规矩</translation>
    </message>
    <message>
        <source>its checksum is wrong, so some of it has changed on the way</source>
        <translation>校验和不对，说明内容在路上变了</translation>
    </message>
    <message>
        <source>it is of a protocol that the host does not know</source>
        <translation>主机不认识它的协议</translation>
    </message>
    <message>
        <source>there is no room in the receive buffer</source>
        <translation>接收缓冲区没有地方了</translation>
    </message>
    <message>
        <source>no connection expects it</source>
        <translation>没有哪条连接在等它</translation>
    </message>
    <message>
        <source>a reset means nothing to a socket that only listens</source>
        <translation>对只在监听的套接字来说，复位没有意义</translation>
    </message>
    <message>
        <source>all of it has been received before</source>
        <translation>内容以前全都收到过</translation>
    </message>
    <message>
        <source>its numbers lie outside the receive window</source>
        <translation>它的序号在接收窗口之外</translation>
    </message>
    <message>
        <source>the receive window is closed, so its data finds no room</source>
        <translation>接收窗口关着，数据放不下</translation>
    </message>
    <message>
        <source>its timestamp is older than one seen before</source>
        <translation>它的时间戳比以前见过的还旧</translation>
    </message>
    <message>
        <source>a reset with another number than the next one may be forged, so it only asks the sender</source>
        <translation>复位的序号不是下一个该来的，可能是伪造的，所以只向发送方求证</translation>
    </message>
    <message>
        <source>a SYN inside a connection may be forged, so it only asks the sender</source>
        <translation>连接中途出现 SYN，可能是伪造的，所以只向发送方求证</translation>
    </message>
    <message>
        <source>it acknowledges what was never sent</source>
        <translation>它确认了从没发过的内容</translation>
    </message>
    <message>
        <source>it acknowledges nothing, as every segment here must</source>
        <translation>这里的报文段都必须带确认，它没有</translation>
    </message>
    <message>
        <source>the program has closed, nobody will read it</source>
        <translation>程序已经关闭，没有人会读它</translation>
    </message>
    <message>
        <source>the SYN queue is full</source>
        <translation>半连接队列满了</translation>
    </message>
    <message>
        <source>the accept queue is full, and the caller will try again later</source>
        <translation>全连接队列满了，对方过一会儿会再试</translation>
    </message>
    <message>
        <source>it cannot be used</source>
        <translation>它没法用</translation>
    </message>
    <message>
        <source>{protocol} frame</source>
        <translation> {protocol} 帧</translation>
    </message>
    <message>
        <source>**{flags}** segment</source>
        <translation> **{flags}** 报文段</translation>
    </message>
    <message>
        <source>data segment ({amount} from number {sequence} on)</source>
        <translation>带数据的报文段（{amount}，从 {sequence} 号开始）</translation>
    </message>
    <message>
        <source>data segment with **{flags}** ({amount} from number {sequence} on)</source>
        <translation>带数据和 **{flags}** 的报文段（{amount}，从 {sequence} 号开始）</translation>
    </message>
    <message>
        <source>datagram ({amount})</source>
        <translation>数据报（{amount}）</translation>
    </message>
    <message>
        <source>empty datagram</source>
        <translation>空数据报</translation>
    </message>
    <message>
        <source>All of it is a part of send number {order}.</source>
        <translation>全部来自第 {order} 次发送，是其中的一部分。</translation>
    </message>
    <message>
        <source>In it: {pieces}.</source>
        <translation>依次是：{pieces}。</translation>
    </message>
    <message>
        <source>{amount} of send number {order}</source>
        <translation>第 {order} 次发送的 {amount}</translation>
    </message>
    <message>
        <source>{first}, {rest}</source>
        <translation>{first}，然后是{rest}</translation>
    </message>
    <message>
        <source>{first} and {rest}</source>
        <translation>{first}，以及{rest}</translation>
    </message>
    <message>
        <source>bytes of {count} sends, from number {first} to number {last}</source>
        <translation>{count} 次发送的字节，从第 {first} 次到第 {last} 次</translation>
    </message>
    <message>
        <source>The file is being read: {share} % of it.</source>
        <translation>正在读取文件：已完成 {share}%。</translation>
    </message>
    <message>
        <source>Conversation {number} of the capture begins: {protocol} between {first} and {second}, packets in all: {count}.</source>
        <translation>抓包文件中的第 {number} 个会话开始：{first} 与 {second} 之间的 {protocol}，共 {count} 个报文。</translation>
    </message>
</context>
<context>
    <name>opening</name>
    <message>
        <source>There is no other conversation to choose, because no capture file that holds several is open. Open one with Ctrl+O.</source>
        <translation>没有别的对话可选，因为没有打开含多个对话的抓包文件。可用 Ctrl+O 打开一个。</translation>
    </message>
    <message>
        <source>{reason} What was shown before is still shown.</source>
        <translation>{reason}屏幕上仍是之前的内容。</translation>
    </message>
</context>
<context>
    <name>proofs</name>
    <message>
        <source>Sent: {sent} bytes. Came out: **{received} bytes**. Calls of `recv()`: {reads}, each of at most {most} bytes.</source>
        <translation>发出：{sent} 字节。得到：**{received} 字节**。`recv()` 调用了 {reads} 次，每次最多 {most} 字节。</translation>
    </message>
    <message>
        <source>One `recv()` took everything in this run, so nothing could be left over. Send more, or read less at once.</source>
        <translation>这次运行里，一次 `recv()` 就取走了全部，不可能有剩下的。请多发一些，或者每次少读一些。</translation>
    </message>
    <message>
        <source>`send()`: {sent} bytes, calls: {sends}. `recv()`: the same bytes in the same order, calls: {reads}. TCP has kept what it promises.</source>
        <translation>`send()`：{sends} 次调用，共 {sent} 字节。`recv()`：{reads} 次调用，同样的字节，同样的顺序。TCP 兑现了它的承诺。</translation>
    </message>
    <message>
        <source>{sent} bytes were sent, and what came out ({received} bytes) is something else.</source>
        <translation>发出了 {sent} 字节，得到的（{received} 字节）却是别的内容。</translation>
    </message>
    <message>
        <source>Every message came out by itself in this run, so it shows nothing. Let the server read later.</source>
        <translation>这次运行里，每条消息都单独得到，所以什么也说明不了。让服务端晚一点再读。</translation>
    </message>
    <message>
        <source>Messages that came out by themselves: **{right} of {sent}**. Calls of `recv()`: {reads}.</source>
        <translation>单独得到的消息：{sent} 条中的 **{right} 条**。`recv()` 调用了 {reads} 次。</translation>
    </message>
    <message>
        <source>`sendto()`: {sends} datagrams, no error. On their way: {packets}. `recvfrom()`: **{reads}**, of which {whole} are whole. Nobody was told of the others.</source>
        <translation>`sendto()`：{sends} 个数据报，没有报错；路上看到 {packets} 个；`recvfrom()`：**{reads}** 个，其中 {whole} 个完整。其余的没了，谁也没得到通知。</translation>
    </message>
    <message>
        <source>All {sends} datagrams came out in this run, in order, so it shows nothing. Send more, or lose some.</source>
        <translation>这次运行里 {sends} 个数据报全部按顺序收到，所以说明不了什么。多发一些，或者让线路丢一些。</translation>
    </message>
    <message>
        <source>Nothing was sent or nothing was read in this run, so it shows nothing.</source>
        <translation>这次运行里什么也没发，或者什么也没读，所以什么也说明不了。</translation>
    </message>
    <message>
        <source>`bind` to 1023: **{before}**. `bind` to 1024: **{after}**.</source>
        <translation>`bind` 1023：**{before}**。`bind` 1024：**{after}**。</translation>
    </message>
    <message>
        <source>`bind` to 1023: {before}. This system asks for no right to do that, so it shows nothing.</source>
        <translation>`bind` 1023：{before}。这个系统不要求权限，所以说明不了什么。</translation>
    </message>
    <message>
        <source>Ports 1023 and 1024 were not both tried in this run, so it shows nothing.</source>
        <translation>这次运行没有把 1023 和 1024 两个端口都试过，所以说明不了什么。</translation>
    </message>
    <message>
        <source>succeeded</source>
        <translation>成功</translation>
    </message>
    <message>
        <source>Private, says Python&apos;s own `ipaddress`: **{addresses}**.</source>
        <translation>Python 自带的 `ipaddress` 判断为私有的有：**{addresses}**。</translation>
    </message>
    <message>
        <source>No private address was looked up in this run, so it shows nothing.</source>
        <translation>这次运行没有查过私有地址，所以说明不了什么。</translation>
    </message>
    <message>
        <source>The two programs talk with the addresses **{addresses}**. Every other computer that runs this has them, too.</source>
        <translation>两个程序用的地址是 **{addresses}**。别的计算机运行本课，用的也是同样的地址。</translation>
    </message>
    <message>
        <source>The two programs talk with the addresses {addresses}, and these are global.</source>
        <translation>两个程序用的地址是 {addresses}，都是公网地址。</translation>
    </message>
    <message>
        <source>No packet was sent in this run, so it shows nothing.</source>
        <translation>这次运行没有发出任何报文，所以说明不了什么。</translation>
    </message>
    <message>
        <source>The first data of the connection is `{data}`, sent by: **{program}**.</source>
        <translation>这条连接上最先传的数据是 `{data}`，发送方：**{program}**。</translation>
    </message>
    <message>
        <source>No data was sent in this run, so it shows nothing.</source>
        <translation>这次运行没有传过数据，所以说明不了什么。</translation>
    </message>
    <message>
        <source>The first FIN was sent by: **{program}**.</source>
        <translation>第一个 FIN 的发送方：**{program}**。</translation>
    </message>
    <message>
        <source>Nobody has closed a connection with FIN in this run, so it shows nothing.</source>
        <translation>这次运行里没有用 FIN 关闭过连接，所以说明不了什么。</translation>
    </message>
    <message>
        <source>Segments that closed this connection: **{count}** ({segments}).</source>
        <translation>关闭这条连接用了 **{count}** 个报文段（{segments}）。</translation>
    </message>
    <message>
        <source>In TIME_WAIT after closing: **{program}**.</source>
        <translation>关闭以后停在 TIME_WAIT 的：**{program}**。</translation>
    </message>
    <message>
        <source>In TIME_WAIT after closing: **both** ends.</source>
        <translation>关闭以后停在 TIME_WAIT 的：**双方**。</translation>
    </message>
    <message>
        <source>Nobody was in TIME_WAIT in this run, so it shows nothing.</source>
        <translation>这次运行里没有哪一端停在 TIME_WAIT，所以说明不了什么。</translation>
    </message>
    <message>
        <source>After the first `b&apos;&apos;` the program called `recv()` **{count} times** more. Each gave `b&apos;&apos;`, none waited.</source>
        <translation>第一次得到 `b&apos;&apos;` 之后，程序又调用了 **{count} 次** `recv()`：每次都是 `b&apos;&apos;`，没有一次需要等待。</translation>
    </message>
    <message>
        <source>After the first `b&apos;&apos;` one more `recv()` waited or brought data.</source>
        <translation>第一次得到 `b&apos;&apos;` 之后，还有 `recv()` 等待过或者收到了数据。</translation>
    </message>
    <message>
        <source>No program read on after `b&apos;&apos;` in this run, so it shows nothing.</source>
        <translation>这次运行里没有程序在 `b&apos;&apos;` 之后继续读，所以说明不了什么。</translation>
    </message>
    <message>
        <source>`AF_UNIX`: the server has got the {count} bytes, and none of the {packets} packets carried them.</source>
        <translation>`AF_UNIX`：{count} 个字节已交给服务端，而 {packets} 个报文里哪一个都没有带着它们。</translation>
    </message>
    <message>
        <source>`AF_UNIX` between two hosts: **{error}**. `AF_INET` between the same two: connected.</source>
        <translation>两台主机之间用 `AF_UNIX`：**{error}**。同样两台主机用 `AF_INET`：连上了。</translation>
    </message>
    <message>
        <source>The bytes sent by `AF_UNIX` were in a packet of the network.</source>
        <translation>经 `AF_UNIX` 发送的字节出现在网络的报文里。</translation>
    </message>
    <message>
        <source>No `AF_UNIX` socket was used in this run, so it shows nothing.</source>
        <translation>这次运行没有用 `AF_UNIX` 套接字，所以说明不了什么。</translation>
    </message>
    <message>
        <source>`listen({backlog})`, callers before the first `accept()`: {callers}. Complete handshakes by then: **{complete}**. The others had to wait.</source>
        <translation>`listen({backlog})`，第一次 `accept()` 之前来了 {callers} 个客户端，其中握手完成的只有 **{complete}** 个，别的都得等。</translation>
    </message>
    <message>
        <source>`listen({backlog})`, and all {callers} callers were let in at once.</source>
        <translation>`listen({backlog})`，{callers} 个客户端一下子全都握手完成。</translation>
    </message>
    <message>
        <source>Too few have called in this run, so it shows nothing.</source>
        <translation>这次运行来的客户端太少，所以说明不了什么。</translation>
    </message>
    <message>
        <source>`listen({backlog})`, callers: {callers}. Served, one after the other: **{served}**.</source>
        <translation>`listen({backlog})`，来了 {callers} 个客户端，先后接待了 **{served}** 个。</translation>
    </message>
    <message>
        <source>This run was stopped before its end, so it shows nothing. Let the experiment run to its end.</source>
        <translation>这次运行没到结束就被停下了，所以说明不了什么。请让实验跑完。</translation>
    </message>
</context>
<context>
    <name>questions</name>
    <message>
        <source>The question {name} must have 2 to 4 answers, not {count}.</source>
        <translation>问题 {name} 必须有 2 到 4 个答案，而不是 {count} 个。</translation>
    </message>
    <message>
        <source>Two answers to the question {name} mean the same: {value}.</source>
        <translation>问题 {name} 有两个答案意思相同：{value}。</translation>
    </message>
</context>
<context>
    <name>refusals</name>
    <message>
        <source>there is no such file</source>
        <translation>没有这个文件</translation>
    </message>
    <message>
        <source>that is not allowed</source>
        <translation>没有权限</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>它是一个文件夹</translation>
    </message>
</context>
<context>
    <name>run</name>
    <message>
        <source>The programs of this lesson cannot be read: {reason}</source>
        <translation>无法读取本课的程序：{reason}</translation>
    </message>
    <message>
        <source>There is nothing to save yet. Run the programs first.</source>
        <translation>还没有什么可保存的。请先运行程序。</translation>
    </message>
    <message>
        <source>There is nothing to save yet, because no packet is shown. Choose one of the conversations first.</source>
        <translation>现在还没有可保存的内容，因为没有显示任何报文。请先选择一个会话。</translation>
    </message>
    <message>
        <source>Threads send no packets, so there is no capture of them. Save the run as .jsonl to open it again.</source>
        <translation>线程不发送报文，所以没有可抓的包。请存成 .jsonl，以后可以再打开。</translation>
    </message>
    <message>
        <source>There is nothing to save yet. Wait until the program stands at its beginning.</source>
        <translation>还没有可以保存的内容。请等程序停在开头再保存。</translation>
    </message>
    <message>
        <source>The file could not be saved as {file}: {reason}. Choose another place.</source>
        <translation>文件无法保存为 {file}：{reason}。请换一个位置。</translation>
    </message>
    <message>
        <source>The name {file} does not tell what the file shall be. Choose one that ends in {endings}.</source>
        <translation>从文件名 {file} 看不出要保存成什么。请用以 {endings} 结尾的名字。</translation>
    </message>
    <message>
        <source>there is no such folder</source>
        <translation>没有这个文件夹</translation>
    </message>
    <message>
        <source>no file can be made in that folder</source>
        <translation>那个文件夹里不能新建文件</translation>
    </message>
    <message>
        <source>writing is not allowed there</source>
        <translation>那里不允许写入</translation>
    </message>
    <message>
        <source>there is no room left</source>
        <translation>那里没有剩余空间</translation>
    </message>
    <message>
        <source>a folder has that name</source>
        <translation>已有同名的文件夹</translation>
    </message>
    <message>
        <source>The film would last {seconds} seconds, and at most {most} are made. Choose a shorter stretch, or a higher speed.</source>
        <translation>影片会长达 {seconds} 秒，而最多只制作 {most} 秒。请选短一些的片段，或更快的速度。</translation>
    </message>
    <message>
        <source>The handout could not be written as {file}. Choose another place, or make room there.</source>
        <translation>讲义未能写入 {file}。请换一个位置，或在那里腾出空间。</translation>
    </message>
    <message>
        <source>The run was not over after {seconds} seconds, so only what had come in by then is shown.</source>
        <translation>运行了 {seconds} 秒还没有结束，因此只显示到那时为止收到的内容。</translation>
    </message>
    <message>
        <source>Nothing happens in the run that the file {file} holds, so there is nothing to draw.</source>
        <translation>文件 {file} 中的这次运行没有发生任何事情，因此没有可画的内容。</translation>
    </message>
    <message>
        <source>The picture could not be written as {file}. Choose another place, or make room there.</source>
        <translation>图片未能写入 {file}。请换一个位置，或在那里腾出空间。</translation>
    </message>
</context>
<context>
    <name>schedule</name>
    <message>
        <source>This schedule belongs to another version of the program. Explore the program as it is now.</source>
        <translation>这个调度属于程序的另一个版本。请对现在的程序重新探索。</translation>
    </message>
    <message>
        <source>This schedule was made with Python {theirs} and this is Python {ours}, which executes other instructions. Explore the program here.</source>
        <translation>这个调度是用 Python {theirs} 得到的，这里是 Python {ours}，执行的指令不一样。请在这里重新探索。</translation>
    </message>
</context>
<context>
    <name>shortcuts</name>
    <message>
        <source>Play or pause</source>
        <translation>播放或暂停</translation>
    </message>
    <message>
        <source>On through the course: run, step, reveal, next</source>
        <translation>往下讲：运行、单步、揭晓、下一课</translation>
    </message>
    <message>
        <source>Back through the course</source>
        <translation>往回讲</translation>
    </message>
    <message>
        <source>One step on</source>
        <translation>前进一步</translation>
    </message>
    <message>
        <source>One step back</source>
        <translation>后退一步</translation>
    </message>
    <message>
        <source>To the start</source>
        <translation>回到开头</translation>
    </message>
    <message>
        <source>To the end</source>
        <translation>跳到结尾</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>加快</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>放慢</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Answer what is asked; else let this thread step</source>
        <translation>有提问时作答，否则让该线程走一步</translation>
    </message>
    <message>
        <source>Run the programs</source>
        <translation>运行程序</translation>
    </message>
    <message>
        <source>Blank the screen</source>
        <translation>黑屏</translation>
    </message>
    <message>
        <source>Search the lessons</source>
        <translation>搜索课程</translation>
    </message>
    <message>
        <source>Notes for the lecturer</source>
        <translation>讲课笔记</translation>
    </message>
    <message>
        <source>Project for a lecture room</source>
        <translation>教室投影</translation>
    </message>
    <message>
        <source>Close what is open</source>
        <translation>关闭打开的内容</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>偏好设置</translation>
    </message>
    <message>
        <source>What works here</source>
        <translation>本机可用情况</translation>
    </message>
    <message>
        <source>Conversations of the capture</source>
        <translation>抓包文件的会话列表</translation>
    </message>
    <message>
        <source>Save or export this run</source>
        <translation>保存或导出这次运行</translation>
    </message>
    <message>
        <source>Leave Socketscope</source>
        <translation>退出 Socketscope</translation>
    </message>
    <message>
        <source>This list</source>
        <translation>本列表</translation>
    </message>
    <message>
        <source>Open a recording</source>
        <translation>打开录制</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Not zoomed</source>
        <translation>原始大小</translation>
    </message>
</context>
<context>
    <name>sources</name>
    <message>
        <source>The experiment broke off because of a fault in Socketscope itself: {error}. What happened until then is kept.</source>
        <translation>实验因 Socketscope 自身的错误而中断：{error}。此前发生的内容已保留。</translation>
    </message>
    <message>
        <source>scapy finds no loopback interface to capture on. On Windows install Npcap with “Support loopback traffic”; on macOS allow reading /dev/bpf* (Wireshark&apos;s ChmodBPF does it).</source>
        <translation>scapy 找不到可以抓包的回环接口。在 Windows 上请安装 Npcap 并勾选“Support loopback traffic”；在 macOS 上请允许读取 /dev/bpf*（Wireshark 的 ChmodBPF 可以做到）。</translation>
    </message>
    <message>
        <source>Packets could not be captured on loopback: {reason}. The programs were not started. {remedy}</source>
        <translation>无法在回环上抓包：{reason}。程序没有启动。{remedy}</translation>
    </message>
    <message>
        <source>Nothing more can happen: every program waits in a call ({calls}) for something that nobody will send. They were stopped after {seconds} seconds.</source>
        <translation>不会再发生任何事情：每个程序都停在调用（{calls}）里，等着谁也不会发来的东西。{seconds} 秒后已将它们停止。</translation>
    </message>
    <message>
        <source>{program} ended before it was ready to be talked to, so the other programs were not started.</source>
        <translation>{program} 还没准备好与人通信就结束了，所以没有启动其他程序。</translation>
    </message>
    <message>
        <source>The programs were still running after {seconds} seconds and were stopped. Look for an endless loop, or for something that they wait for and that never comes.</source>
        <translation>程序在 {seconds} 秒后仍在运行，已被停止。请检查是否有死循环，或者在等待永远不会到来的东西。</translation>
    </message>
    <message>
        <source>The programs were stopped because they did more than anybody can watch: {count} events in {seconds} seconds. Look for an endless loop.</source>
        <translation>程序做的事情多得没人看得过来，已被停止：{seconds} 秒内有 {count} 个事件。请检查是否有死循环。</translation>
    </message>
    <message>
        <source>{failed} broke off in line {line} with {error}: {message}. The others wait for it in vain ({calls}) and were stopped after {seconds} seconds.</source>
        <translation>{failed} 在第 {line} 行因 {error} 中断：{message}。其他程序白等着它（{calls}），{seconds} 秒后被停止。</translation>
    </message>
    <message>
        <source>The process of {program} was ended by the signal {signal}. What it did until then is kept.</source>
        <translation>{program} 的进程被信号 {signal} 结束。它此前所做的已保留。</translation>
    </message>
    <message>
        <source>The run was stopped. What happened until then is kept.</source>
        <translation>运行已停止。此前发生的内容已保留。</translation>
    </message>
    <message>
        <source>Allow reading /dev/bpf*, for example by installing Wireshark&apos;s ChmodBPF, and try again.</source>
        <translation>请允许读取 /dev/bpf*（例如安装 Wireshark 的 ChmodBPF），然后重试。</translation>
    </message>
    <message>
        <source>Install Npcap with “Support loopback traffic” and try again.</source>
        <translation>请安装 Npcap 并勾选“Support loopback traffic”，然后重试。</translation>
    </message>
    <message>
        <source>Give this user the right to capture (CAP_NET_RAW) and try again.</source>
        <translation>请给予该用户抓包权限（CAP_NET_RAW），然后重试。</translation>
    </message>
    <message>
        <source>This user may not capture packets, and this system does not let ordinary users have a private network either ({reason}). An administrator can allow it: {remedy}</source>
        <translation>该用户无权抓包，本系统也不允许普通用户拥有私有网络（{reason}）。管理员可以放行：{remedy}</translation>
    </message>
    <message>
        <source>The file {file} cannot be read: {reason}.</source>
        <translation>无法读取文件 {file}：{reason}。</translation>
    </message>
    <message>
        <source>The file {file} is neither a recording of Socketscope (.jsonl) nor a packet capture (.pcapng, .pcap).</source>
        <translation>文件 {file} 既不是 Socketscope 的录制（.jsonl），也不是抓包文件（.pcapng、.pcap）。</translation>
    </message>
    <message>
        <source>The capture {file} is damaged after packet {count}: {reason}. Nothing stands before it that could be shown; take another copy of it.</source>
        <translation>抓包文件 {file} 在第 {count} 个报文之后损坏：{reason}。它之前没有可以显示的内容；请换一份副本。</translation>
    </message>
    <message>
        <source>The capture {file} was taken on a kind of network (link type {number}) that Socketscope cannot read. Ethernet, raw IP, Linux cooked captures and BSD loopback are known. Packets left out: {count}.</source>
        <translation>抓包文件 {file} 来自 Socketscope 读不了的一种网络（链路类型 {number}）。能读的有以太网、原始 IP、Linux cooked 和 BSD 回环。略去的报文数：{count}。</translation>
    </message>
    <message>
        <source>The capture {file} has no conversation {number}: they are numbered from 1 to {count}.</source>
        <translation>抓包文件 {file} 中没有第 {number} 个会话：编号是从 1 到 {count}。</translation>
    </message>
    <message>
        <source>Packets of the capture {file} were cut too short to tell their conversation: {count}. Of each at most {kept} bytes were kept. Capture again and keep the whole packets, for example with tcpdump -s 0.</source>
        <translation>抓包文件 {file} 中有些报文被截得太短，看不出属于哪个会话：共 {count} 个，每个最多只保留了 {kept} 字节。请重新抓包并保留完整的报文，例如用 tcpdump -s 0。</translation>
    </message>
    <message>
        <source>The capture {file} holds no conversations: of its {count} packets none is of IP or ARP.</source>
        <translation>抓包文件 {file} 中没有会话：它的 {count} 个报文都不是 IP 或 ARP 的。</translation>
    </message>
    <message>
        <source>The capture {file} holds no packets: there is nothing to show.</source>
        <translation>抓包文件 {file} 中没有报文，没有内容可以显示。</translation>
    </message>
    <message>
        <source>The capture {file} is too long to be shown whole: its first {count} packets are shown.</source>
        <translation>抓包文件 {file} 太长，无法全部显示：只显示前 {count} 个报文。</translation>
    </message>
    <message>
        <source>The capture {file} has {count} conversations. The {most} with the most packets are listed.</source>
        <translation>抓包文件 {file} 中有 {count} 个会话。这里列出报文最多的 {most} 个。</translation>
    </message>
    <message>
        <source>Line {line} of {file} is damaged: {reason}. What stands before it is shown.</source>
        <translation>{file} 的第 {line} 行已损坏：{reason}。显示的是它之前的内容。</translation>
    </message>
    <message>
        <source>Line {line} of {file} is damaged: {reason}. Nothing stands before it that could be shown; take another copy of it.</source>
        <translation>{file} 的第 {line} 行已损坏：{reason}。它之前没有可以显示的内容；请换一份副本。</translation>
    </message>
    <message>
        <source>The recording {file} breaks off after line {line}. What is there is shown; take another copy of it.</source>
        <translation>记录 {file} 在第 {line} 行之后断掉了。显示的是已有的内容；请换一份副本。</translation>
    </message>
    <message>
        <source>The capture {file} is damaged after packet {count}: {reason}. What stands before it is shown.</source>
        <translation>抓包文件 {file} 在第 {count} 个报文之后损坏：{reason}。显示的是它之前的内容。</translation>
    </message>
    <message>
        <source>The file {file} is empty: there is nothing to show.</source>
        <translation>文件 {file} 是空的：没有可显示的内容。</translation>
    </message>
    <message>
        <source>The process that ran the experiment ended without a word (exit code {code}). What happened until then is kept.</source>
        <translation>运行实验的进程没有任何说明就结束了（退出码 {code}）。此前发生的内容已保留。</translation>
    </message>
    <message>
        <source>the file ends in the middle of a packet</source>
        <translation>文件在一个报文中间就结束了</translation>
    </message>
    <message>
        <source>a length in it cannot be true</source>
        <translation>其中的一个长度不可能成立</translation>
    </message>
    <message>
        <source>its byte order cannot be told</source>
        <translation>无法判断它的字节序</translation>
    </message>
    <message>
        <source>a time in it cannot be true</source>
        <translation>其中有一个时间不可能是真的</translation>
    </message>
    <message>
        <source>what gzip has packed cannot be unpacked</source>
        <translation>gzip 压缩的内容无法解开</translation>
    </message>
    <message>
        <source>a packet belongs to no interface</source>
        <translation>有一个报文不属于任何接口</translation>
    </message>
    <message>
        <source>The wire joins two network namespaces, which only Linux has. Choose the model instead.</source>
        <translation>慢速线路连接两个网络命名空间，只有 Linux 才有。请改用模型。</translation>
    </message>
    <message>
        <source>This system does not let this user have a private network ({reason}), so there are no two hosts to join. {remedy}</source>
        <translation>本系统不允许这个用户拥有私有网络（{reason}），所以没有两台主机可以连接。{remedy}</translation>
    </message>
    <message>
        <source>An administrator can allow it: {command}</source>
        <translation>管理员可以放行：{command}</translation>
    </message>
    <message>
        <source>In a container, allow user namespaces when you start it; else ask your administrator to allow them.</source>
        <translation>如果在容器里，启动时请允许用户命名空间；否则请管理员放行。</translation>
    </message>
    <message>
        <source>Neither a TAP device nor a veth pair could be made for the two hosts ({reason}). An administrator can load them: sudo modprobe -a tun veth</source>
        <translation>无法为两台主机建立 TAP 设备或 veth 对（{reason}）。管理员可以加载它们：sudo modprobe -a tun veth</translation>
    </message>
    <message>
        <source>This kernel has no congestion control “{name}”; it has {offered}. Choose one of these, or have it loaded: sudo modprobe tcp_{name}</source>
        <translation>这个内核没有拥塞控制“{name}”，只有 {offered}。请从中选择，或加载它：sudo modprobe tcp_{name}</translation>
    </message>
    <message>
        <source>the model has no module {name}; run this program on loopback or on the wire</source>
        <translation>模型里没有模块 {name}；请在回环或慢速线路上运行这个程序</translation>
    </message>
    <message>
        <source>Nothing more can happen: every program waits in a call ({calls}) for something that nobody will send.</source>
        <translation>不会再发生什么了：每个程序都停在调用里（{calls}），等着没有人会发的东西。</translation>
    </message>
    <message>
        <source>{failed} broke off in line {line} with {error}: {message}. The others wait for it in vain ({calls}).</source>
        <translation>{failed} 在第 {line} 行因 {error} 中断：{message}。其余程序在白白等它（{calls}）。</translation>
    </message>
    <message>
        <source>{program} has computed for more than {seconds} seconds in one line and was stopped. Look for a loop that never ends, or ask for less.</source>
        <translation>{program} 在一行里计算了超过 {seconds} 秒，已被停止。请检查是否有停不下来的循环，或者让它少算一些。</translation>
    </message>
    <message>
        <source>The model runs one program at its end of the wire, not {name} beside it. Give both ends to the kernel.</source>
        <translation>模型在线路的一端只运行一个程序，不能再运行 {name}。请让两端都用内核。</translation>
    </message>
    <message>
        <source>Loopback</source>
        <translation>回环抓包</translation>
    </message>
    <message>
        <source>Wire</source>
        <translation>慢速线路</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>线程</translation>
    </message>
    <message>
        <source>it breaks off in the middle</source>
        <translation>它在中途断掉了</translation>
    </message>
    <message>
        <source>it tells of nothing that this Socketscope knows</source>
        <translation>它讲的内容是这个版本的 Socketscope 不认识的</translation>
    </message>
    <message>
        <source>it is no JSON</source>
        <translation>它不是 JSON</translation>
    </message>
</context>
<context>
    <name>state_arrows</name>
    <message>
        <source>listen()</source>
        <translation>listen()</translation>
    </message>
    <message>
        <source>send SYN</source>
        <translation>发 SYN</translation>
    </message>
    <message>
        <source>get SYN</source>
        <translation>收 SYN</translation>
    </message>
    <message>
        <source>get SYN ACK</source>
        <translation>收 SYN ACK</translation>
    </message>
    <message>
        <source>get another SYN</source>
        <translation>收到另一个 SYN</translation>
    </message>
    <message>
        <source>get ACK</source>
        <translation>收 ACK</translation>
    </message>
    <message>
        <source>send FIN</source>
        <translation>发 FIN</translation>
    </message>
    <message>
        <source>get FIN</source>
        <translation>收 FIN</translation>
    </message>
    <message>
        <source>get RST</source>
        <translation>收 RST</translation>
    </message>
    <message>
        <source>send RST</source>
        <translation>发 RST</translation>
    </message>
    <message>
        <source>close()</source>
        <translation>close()</translation>
    </message>
    <message>
        <source>gave up</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>2 MSL passed</source>
        <translation>过了 2 MSL</translation>
    </message>
</context>
<context>
    <name>tapes</name>
    <message>
        <source>{number}st</source>
        <translation>第 {number} 次</translation>
    </message>
    <message>
        <source>{number}nd</source>
        <translation>第 {number} 次</translation>
    </message>
    <message>
        <source>{number}rd</source>
        <translation>第 {number} 次</translation>
    </message>
    <message>
        <source>{number}th</source>
        <translation>第 {number} 次</translation>
    </message>
    <message>
        <source>message {messages}</source>
        <translation>消息 {messages}</translation>
    </message>
    <message>
        <source>messages {messages}</source>
        <translation>消息 {messages}</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>在路上</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>already read</source>
        <translation>已读走</translation>
    </message>
    <message>
        <source>waits behind a gap</source>
        <translation>前面有缺口，等待中</translation>
    </message>
    <message>
        <source>cut off</source>
        <translation>被截掉</translation>
    </message>
    <message>
        <source>again</source>
        <translation>重传</translation>
    </message>
    <message>
        <source>no boundaries</source>
        <translation>没有边界</translation>
    </message>
    <message>
        <source>in one piece</source>
        <translation>完整一个</translation>
    </message>
    <message>
        <source>{count} calls</source>
        <translation>{count} 次调用</translation>
    </message>
    <message>
        <source>{count} segments</source>
        <translation>{count} 个报文段</translation>
    </message>
    <message>
        <source>{count} pieces</source>
        <translation>{count} 段</translation>
    </message>
    <message>
        <source>{sent} became {read}: sticky</source>
        <translation>{sent}变成 {read}：粘包</translation>
    </message>
    <message>
        <source>{sent} became {read}: split</source>
        <translation>{sent}变成 {read}：拆包</translation>
    </message>
    <message>
        <source>{sent} became {read}: sticky, cut</source>
        <translation>{sent}变成 {read}：粘包，还有消息被切断</translation>
    </message>
    <message>
        <source>{sent}, {read}: none stuck this time</source>
        <translation>{sent}，{read}：这次没有粘</translation>
    </message>
    <message>
        <source>{sent}, {read}: {gone} gone</source>
        <translation>{sent}，{read}：丢了 {gone}</translation>
    </message>
    <message>
        <source>{sent}, {read}: edges kept</source>
        <translation>{sent}，{read}：边界都在</translation>
    </message>
    <message>
        <source>1 message</source>
        <translation>1 条消息</translation>
    </message>
    <message>
        <source>{count} messages</source>
        <translation>{count} 条消息</translation>
    </message>
    <message>
        <source>1 read</source>
        <translation>1 次读取</translation>
    </message>
    <message>
        <source>{count} reads</source>
        <translation>{count} 次读取</translation>
    </message>
    <message>
        <source>Byte {number} of the stream: byte {place} of {size} of message {message}</source>
        <translation>流中第 {number} 个字节：第 {message} 条消息的第 {place} 个字节（共 {size} 个）</translation>
    </message>
    <message>
        <source>Byte {number} of the stream: nobody told of the call that sent it</source>
        <translation>流中第 {number} 个字节：不知道是哪次调用发送的</translation>
    </message>
    <message>
        <source>given by {call}() in {place} at {time} s</source>
        <translation>{time} s：由 {place} 的 {call}() 交出</translation>
    </message>
    <message>
        <source>carried by packet {packets}</source>
        <translation>由第 {packets} 个报文运送</translation>
    </message>
    <message>
        <source>carried by packets {packets}; came with {first}</source>
        <translation>由第 {packets} 个报文运送；随第 {first} 个到达</translation>
    </message>
    <message>
        <source>readable at {time} s</source>
        <translation>{time} s：可以读取</translation>
    </message>
    <message>
        <source>taken by {call}() in {place} at {time} s</source>
        <translation>{time} s：被 {place} 的 {call}() 取走</translation>
    </message>
    <message>
        <source>came out in message {message}</source>
        <translation>解出后属于消息 {message}</translation>
    </message>
    <message>
        <source>an edge of message {message}: it says where that one ends</source>
        <translation>消息 {message} 的边界：说明它到哪里结束</translation>
    </message>
</context>
<context>
    <name>thread_clauses</name>
    <message>
        <source>{first}, {second}</source>
        <translation>{first}，{second}</translation>
    </message>
    <message>
        <source>{first} and {second}</source>
        <translation>{first}，{second}</translation>
    </message>
</context>
<context>
    <name>thread_deeds</name>
    <message>
        <source>read {names}</source>
        <translation>读 {names}</translation>
    </message>
    <message>
        <source>write {names}</source>
        <translation>写 {names}</translation>
    </message>
    <message>
        <source>update {names}</source>
        <translation>更新 {names}</translation>
    </message>
    <message>
        <source>acquire {names}</source>
        <translation>获取 {names}</translation>
    </message>
    <message>
        <source>try acquire {names}</source>
        <translation>尝试获取 {names}</translation>
    </message>
    <message>
        <source>release {names}</source>
        <translation>释放 {names}</translation>
    </message>
    <message>
        <source>wait {names}</source>
        <translation>等待 {names}</translation>
    </message>
    <message>
        <source>wake {names}</source>
        <translation>唤醒 {names} 的等待者</translation>
    </message>
    <message>
        <source>start {names}</source>
        <translation>启动 {names}</translation>
    </message>
    <message>
        <source>join {names}</source>
        <translation>等 {names} 结束</translation>
    </message>
    <message>
        <source>sleep</source>
        <translation>睡眠</translation>
    </message>
    <message>
        <source>begin</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>end</source>
        <translation>结束</translation>
    </message>
</context>
<context>
    <name>thread_feed</name>
    <message>
        <source>The process in which the program stood still was ended from outside. Everything that is shown stays; the next step starts the program again and goes on from here.</source>
        <translation>程序停在其中的那个进程被外部结束了。当前显示的内容都保留；走下一步时会重新启动程序，从这里接着走。</translation>
    </message>
</context>
<context>
    <name>thread_narrator</name>
    <message>
        <source>**{file}** begins. Its threads are real and may be switched between any two instructions of the bytecode.</source>
        <translation>**{file}** 开始。线程是真实的，任意两条字节码指令之间都可能切换。</translation>
    </message>
    <message>
        <source>**{file}** begins. Its threads are real and may be switched between any two lines.</source>
        <translation>**{file}** 开始。线程是真实的，任意两行代码之间都可能切换。</translation>
    </message>
    <message>
        <source>**{file}** begins. Its threads are real and are switched only where this CPython may do so, too.</source>
        <translation>**{file}** 开始。线程是真实的，只在这个 CPython 真会切换的地方切换。</translation>
    </message>
    <message>
        <source>The **main thread** runs the program from its first line.</source>
        <translation>**主线程**从第一行开始运行程序。</translation>
    </message>
    <message>
        <source>**{maker}** makes the thread **{thread}**, which is to run `{function}`.</source>
        <translation>**{maker}** 创建线程 **{thread}**，它将运行 `{function}`。</translation>
    </message>
    <message>
        <source>**{thread}** has been made and not started.</source>
        <translation>**{thread}** 已创建，还没有启动。</translation>
    </message>
    <message>
        <source>**{thread}** could go on, and is not the one that does.</source>
        <translation>**{thread}** 可以继续，但现在没轮到它。</translation>
    </message>
    <message>
        <source>**{thread}** is the one that runs now.</source>
        <translation>现在运行的是 **{thread}**。</translation>
    </message>
    <message>
        <source>**{thread}** has come to its end.</source>
        <translation>**{thread}** 运行结束。</translation>
    </message>
    <message>
        <source>**{thread}** is blocked: it wants **{thing}** and cannot have it now.</source>
        <translation>**{thread}** 被阻塞：它想要 **{thing}**，但现在得不到。</translation>
    </message>
    <message>
        <source>**{thread}** is blocked: it wants **{thing}**, which {holders} holds.</source>
        <translation>**{thread}** 被阻塞：它想要的 **{thing}** 正被 {holders} 持有。</translation>
    </message>
    <message>
        <source>**{thread}** is blocked: it wants **{thing}**, which it holds itself. It waits for its own release.</source>
        <translation>**{thread}** 被阻塞：它想要的 **{thing}** 正由它自己持有，它在等自己释放。</translation>
    </message>
    <message>
        <source>**{thread}** waits until **{thing}** lets it go on.</source>
        <translation>**{thread}** 在等待，直到 **{thing}** 让它继续。</translation>
    </message>
    <message>
        <source>**{thread}** waits for {holders}.</source>
        <translation>**{thread}** 在等 {holders}。</translation>
    </message>
    <message>
        <source>**{thread}** has done its last line and waits for others to end, as Python does before a program is over.</source>
        <translation>**{thread}** 已执行完最后一行，正在等其他线程结束：程序结束之前，Python 就是这样等的。</translation>
    </message>
    <message>
        <source>**{thread}** waits.</source>
        <translation>**{thread}** 在等待。</translation>
    </message>
    <message>
        <source>**{thread}** is about to execute `{instruction}` in line {line}.</source>
        <translation>**{thread}** 即将执行第 {line} 行的 `{instruction}`。</translation>
    </message>
    <message>
        <source>**{thread}** has executed more than {limit} instructions in one step. The rest of them is not shown one by one.</source>
        <translation>**{thread}** 在一步中执行了超过 {limit} 条指令，其余的不再逐条显示。</translation>
    </message>
    <message>
        <source>**{name}** begins with **{value}**.</source>
        <translation>**{name}** 的初始值是 **{value}**。</translation>
    </message>
    <message>
        <source>**{name}** is **{value}** now, written by **{thread}**.</source>
        <translation>**{name}** 现在是 **{value}**，由 **{thread}** 写入。</translation>
    </message>
    <message>
        <source>**{thread}** keeps in variables of its own: {values}</source>
        <translation>**{thread}** 的局部变量：{values}</translation>
    </message>
    <message>
        <source>**{thread}** has no variables of its own.</source>
        <translation>**{thread}** 没有局部变量。</translation>
    </message>
    <message>
        <source>**{lock}** is held by **{thread}**.</source>
        <translation>**{thread}** 持有 **{lock}**。</translation>
    </message>
    <message>
        <source>**{lock}** is held by **{thread}**, {depth} times over.</source>
        <translation>**{thread}** 持有 **{lock}**，共 {depth} 层。</translation>
    </message>
    <message>
        <source>**{lock}** is held by **{thread}**; {queue} must wait.</source>
        <translation>**{thread}** 持有 **{lock}**，{queue} 必须等待。</translation>
    </message>
    <message>
        <source>**{lock}** is free.</source>
        <translation>**{lock}** 空闲。</translation>
    </message>
    <message>
        <source>**{lock}** ({kind}) is at **{value}**.</source>
        <translation>**{lock}**（{kind}）现在是 **{value}**。</translation>
    </message>
    <message>
        <source>**{thread}** prints: {text}</source>
        <translation>**{thread}** 打印：{text}</translation>
    </message>
    <message>
        <source>**{thread}** ends at line {line}, because nothing caught the error **{error}**: {message}</source>
        <translation>**{thread}** 在第 {line} 行终止，因为没有人捕获错误 **{error}**：{message}</translation>
    </message>
    <message>
        <source>**{thread}** ends at line {line}, because nothing caught the error **{error}**.</source>
        <translation>**{thread}** 在第 {line} 行终止，因为没有人捕获错误 **{error}**。</translation>
    </message>
    <message>
        <source>Python cannot read the program, so none of it ran. **{error}**: {message}</source>
        <translation>Python 读不懂这个程序，所以什么也没有运行。**{error}**：{message}</translation>
    </message>
    <message>
        <source>**Line {line} cannot be read**: {message} ({error}). So nothing of the program ran.</source>
        <translation>**第 {line} 行无法读懂**：{message}（{error}）。因此程序完全没有运行。</translation>
    </message>
    <message>
        <source>**Deadlock**: {ring}. Each waits for the next, so none of them can ever go on.</source>
        <translation>**死锁**：{ring}。每一个都在等下一个，谁也无法再继续。</translation>
    </message>
    <message>
        <source>**{thread}** wants {thing}</source>
        <translation>**{thread}** 想要 {thing}</translation>
    </message>
    <message>
        <source>**{thread}** waits at {thing}</source>
        <translation>**{thread}** 在 {thing} 处等待</translation>
    </message>
    <message>
        <source>**{thread}** waits for the end of {thing}</source>
        <translation>**{thread}** 等 {thing} 结束</translation>
    </message>
    <message>
        <source>**Deadlock**: **{thread}** waits for {thing}, which it holds itself. It can never go on.</source>
        <translation>**死锁**：**{thread}** 在等自己持有的 {thing}，永远无法继续。</translation>
    </message>
    <message>
        <source>**Deadlock**: {waits}. Nobody is left who could let them go on.</source>
        <translation>**死锁**：{waits}。再没有谁能让它们继续了。</translation>
    </message>
    <message>
        <source>**Everything is as it was before**: from here it may go on so for ever. Lines: {lines}.</source>
        <translation>**一切又回到了之前的样子**：从这里起可能就这样永远重复下去。所在的行：{lines}。</translation>
    </message>
    <message>
        <source>The program is over.</source>
        <translation>程序结束。</translation>
    </message>
    <message>
        <source>The program is over. At the end: {values}</source>
        <translation>程序结束。最后：{values}</translation>
    </message>
    <message>
        <source>The program hangs for ever, nothing more will happen.</source>
        <translation>程序永远停在这里，不会再发生任何事。</translation>
    </message>
    <message>
        <source>**{thread}** reads **{name} = {value}**. It does not notice what others change from now on.</source>
        <translation>**{thread}** 读到 **{name} = {value}**。此后别的线程再怎么改，它都不知道。</translation>
    </message>
    <message>
        <source>**{thread}** reads **{name} = {value}**.</source>
        <translation>**{thread}** 读到 **{name} = {value}**。</translation>
    </message>
    <message>
        <source>**{thread}** writes **{name} = {value}**.</source>
        <translation>**{thread}** 写入 **{name} = {value}**。</translation>
    </message>
    <message>
        <source>**{thread}** calculates with a **stale {old}** and writes **{value}**: the change of {lost} is gone.</source>
        <translation>**{thread}** 用**过期的 {old}** 计算，写回 **{value}**：{lost} 的修改消失了。</translation>
    </message>
    <message>
        <source>**{thread}** calculates with a **stale {name}** and writes **{value}**: the change of {lost} is gone.</source>
        <translation>**{thread}** 用**过期的 {name}** 计算，写回 **{value}**：{lost} 的修改消失了。</translation>
    </message>
    <message>
        <source>**{thread}** does `{code}` in one step: no other thread can come in between.</source>
        <translation>**{thread}** 一步完成 `{code}`：别的线程插不进来。</translation>
    </message>
    <message>
        <source>**{thread}** changes {names} in one step: no other thread can come in between.</source>
        <translation>**{thread}** 一步改完 {names}：别的线程插不进来。</translation>
    </message>
    <message>
        <source>**{thread}** is in code that goes through {names} in several steps: another thread may come in between.</source>
        <translation>**{thread}** 正在运行的代码要分几步处理 {names}：别的线程可能插进来。</translation>
    </message>
    <message>
        <source>**{thread}** takes **{name}**. Whoever else wants it must wait now.</source>
        <translation>**{thread}** 拿到 **{name}**。别的线程想要它就得等。</translation>
    </message>
    <message>
        <source>**{thread}** takes **{name}** once more; it must release it {depth} times.</source>
        <translation>**{thread}** 再次拿到 **{name}**，需要释放 {depth} 次。</translation>
    </message>
    <message>
        <source>**{thread}** waits at **{name}** no longer: it has its lock again and goes on.</source>
        <translation>**{thread}** 不再在 **{name}** 处等待：它重新拿到了锁，继续运行。</translation>
    </message>
    <message>
        <source>**{thread}** takes one of **{name}**, now at {value}.</source>
        <translation>**{thread}** 取走 **{name}** 的一个名额，现在是 {value}。</translation>
    </message>
    <message>
        <source>**{thread}** tries to take **{name}** and does not wait for it: {text}.</source>
        <translation>**{thread}** 试着拿 **{name}**，拿不到也不等：{text}。</translation>
    </message>
    <message>
        <source>**{thread}** tries to take **{name}** and gets it.</source>
        <translation>**{thread}** 试着拿 **{name}**，拿到了。</translation>
    </message>
    <message>
        <source>**{thread}** tries to take **{name}** and does not get it, because **{owner}** holds it.</source>
        <translation>**{thread}** 试着拿 **{name}**，没有拿到，因为 **{owner}** 正持有它。</translation>
    </message>
    <message>
        <source>**{thread}** releases **{name}**.</source>
        <translation>**{thread}** 释放 **{name}**。</translation>
    </message>
    <message>
        <source>**{thread}** releases **{name}**. {queue} can have it now.</source>
        <translation>**{thread}** 释放 **{name}**。现在 {queue} 可以拿到它了。</translation>
    </message>
    <message>
        <source>**{thread}** releases **{name}** once; releases that are still to come: {depth}.</source>
        <translation>**{thread}** 释放 **{name}** 一次，还需再释放 {depth} 次。</translation>
    </message>
    <message>
        <source>**{thread}** waits at **{name}** until another thread lets it go on.</source>
        <translation>**{thread}** 在 **{name}** 处等待，直到别的线程让它继续。</translation>
    </message>
    <message>
        <source>**{thread}** need not wait at **{name}** any longer and goes on.</source>
        <translation>**{thread}** 在 **{name}** 处不必再等，继续运行。</translation>
    </message>
    <message>
        <source>**{thread}** gives back one of **{name}**, now at {value}.</source>
        <translation>**{thread}** 还给 **{name}** 一个名额，现在是 {value}。</translation>
    </message>
    <message>
        <source>**{thread}** gives back one of **{name}**, now at {value}. That lets {queue} go on.</source>
        <translation>**{thread}** 还给 **{name}** 一个名额，现在是 {value}。一直在等的 {queue} 可以继续了。</translation>
    </message>
    <message>
        <source>**{thread}** gives back one of **{name}**, now at {value}. Of {queue} only {value} can go on.</source>
        <translation>**{thread}** 还给 **{name}** 一个名额，现在是 {value}。在等的 {queue} 之中只有 {value} 个可以继续。</translation>
    </message>
    <message>
        <source>**{thread}** starts {others}: from now on any thread that can go on may run at any moment.</source>
        <translation>**{thread}** 启动 {others}：从现在起，凡是能往下走的线程，随时都可能轮到它运行。</translation>
    </message>
    <message>
        <source>**{thread}** wakes those who wait at **{name}**.</source>
        <translation>**{thread}** 唤醒在 **{name}** 处等待的线程。</translation>
    </message>
    <message>
        <source>**{thread}** has waited for the end of {others} and goes on.</source>
        <translation>**{thread}** 等到 {others} 结束，继续运行。</translation>
    </message>
    <message>
        <source>**{thread}** has slept and goes on.</source>
        <translation>**{thread}** 睡醒了，继续运行。</translation>
    </message>
    <message>
        <source>**{thread}** begins.</source>
        <translation>**{thread}** 开始运行。</translation>
    </message>
    <message>
        <source>**{thread}** takes a step: {text}.</source>
        <translation>**{thread}** 走了一步：{text}。</translation>
    </message>
    <message>
        <source>{first} and {second}</source>
        <translation>{first} 和 {second}</translation>
    </message>
    <message>
        <source>{first}, {second}</source>
        <translation>{first}、{second}</translation>
    </message>
    <message>
        <source>lock of {name}</source>
        <translation>{name} 的锁</translation>
    </message>
    <message>
        <source>**{thread}** takes **{value}** out of **{name}** in one step: no other thread can come in between.</source>
        <translation>**{thread}** 从 **{name}** 里取出 **{value}**，一步完成：别的线程插不进来。</translation>
    </message>
    <message>
        <source>**{thread}** puts **{value}** into **{name}** in one step: no other thread can come in between.</source>
        <translation>**{thread}** 把 **{value}** 放进 **{name}**，一步完成：别的线程插不进来。</translation>
    </message>
    <message>
        <source>**{thread}** appends **{value}** to **{name}** in one step: no other thread can come in between.</source>
        <translation>**{thread}** 把 **{value}** 追加到 **{name}** 末尾，一步完成：别的线程插不进来。</translation>
    </message>
    <message>
        <source>**{thread}** calls `{code}` in one step: no other thread can come in between.</source>
        <translation>**{thread}** 一步完成调用 `{code}`：别的线程插不进来。</translation>
    </message>
    <message>
        <source>**{thread}** wants to take something out of **{name}**, but nothing is in it: `{error}`.</source>
        <translation>**{thread}** 想从 **{name}** 里取东西，可里面什么也没有：`{error}`。</translation>
    </message>
    <message>
        <source>**{thread}** wants to put something into **{name}**, but there is no room: `{error}`.</source>
        <translation>**{thread}** 想往 **{name}** 里放东西，可已经没有空位：`{error}`。</translation>
    </message>
    <message>
        <source>**{thread}** notifies **{name}** and wakes {others}. To go on, whoever is woken needs its lock.</source>
        <translation>**{thread}** 通知 **{name}**，唤醒 {others}。被唤醒的要先拿到它的锁才能继续。</translation>
    </message>
    <message>
        <source>**{thread}** notifies **{name}**, but nobody waits there: this wake-up is **lost**.</source>
        <translation>**{thread}** 通知 **{name}**，可是没有人在等：这次唤醒**丢失**了。</translation>
    </message>
    <message>
        <source>**{thread}** sets **{name}** and lets {others} go on.</source>
        <translation>**{thread}** 把 **{name}** 置位，让 {others} 继续。</translation>
    </message>
    <message>
        <source>**{thread}** sets **{name}**. Nobody waits for it yet, and from now on nobody has to.</source>
        <translation>**{thread}** 把 **{name}** 置位。还没有人在等它，以后也不用再等。</translation>
    </message>
    <message>
        <source>**{thread}** asks whether **{name}** is empty: **{answer}**.</source>
        <translation>**{thread}** 问 **{name}** 是不是空的：**{answer}**。</translation>
    </message>
    <message>
        <source>**{thread}** asks whether **{name}** is full: **{answer}**.</source>
        <translation>**{thread}** 问 **{name}** 是不是满的：**{answer}**。</translation>
    </message>
    <message>
        <source>**{thread}** asks how many items are in **{name}**: **{answer}**.</source>
        <translation>**{thread}** 问 **{name}** 里有几个元素：**{answer}**。</translation>
    </message>
    <message>
        <source>**{thread}** asks whether **{name}** is set: **{answer}**.</source>
        <translation>**{thread}** 问 **{name}** 是否已置位：**{answer}**。</translation>
    </message>
    <message>
        <source>**{thread}** asks whether **{name}** is locked: **{answer}**.</source>
        <translation>**{thread}** 问 **{name}** 是否被锁住：**{answer}**。</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
</context>
<context>
    <name>thread_proofs</name>
    <message>
        <source>The exploration has come to nothing, so it shows nothing. Run the program again.</source>
        <translation>探索没有结果，因此说明不了什么。请再运行一次程序。</translation>
    </message>
    <message>
        <source>Nothing of the kind was found in {all} ways to run, but there are more. So it shows nothing.</source>
        <translation>在 {all} 种运行情形中没有发现，但还有没试过的。因此说明不了什么。</translation>
    </message>
    <message>
        <source>Every schedule was tried in which threads are switched {where}, and in **none of {all}** ways to run it happens.</source>
        <translation>{where}的所有调度都试过了，**{all} 种运行情形中一种也没有**发生。</translation>
    </message>
    <message>
        <source>Python {python}, threads switched {where}: in **{bad} of {all}** ways to run it ends with **{values}**. It must be `{expected}`.</source>
        <translation>Python {python}，{where}：**{all} 种运行情形中有 {bad} 种**最后是 **{values}**，而应当是 `{expected}`。</translation>
    </message>
    <message>
        <source>Whether `{expected}` holds at the end of this program cannot be told. So it shows nothing.</source>
        <translation>无法判断 `{expected}` 在这个程序结束时是否成立，所以说明不了什么。</translation>
    </message>
    <message>
        <source>In **{bad} of {all}** ways to run nobody can go on. {what}</source>
        <translation>**{all} 种运行情形中有 {bad} 种**谁也走不下去。{what}</translation>
    </message>
    <message>
        <source>In at least **{bad} of {all}** ways to run a thread ends with **{error}**.</source>
        <translation>**{all} 种运行情形中至少 {bad} 种**有线程因 **{error}** 而终止。</translation>
    </message>
    <message>
        <source>Nothing was taken from a queue with several items, so this run shows nothing.</source>
        <translation>没有从装着几样东西的队列里取过，因此这次运行说明不了什么。</translation>
    </message>
    <message>
        <source>In the queue: {inside}. `get()` gave **{item}**, the biggest is {biggest}.</source>
        <translation>队列里有：{inside}。`get()` 给出的是 **{item}**，最大的是 {biggest}。</translation>
    </message>
</context>
<context>
    <name>thread_report</name>
    <message>
        <source>deadlock</source>
        <translation>死锁</translation>
    </message>
    <message>
        <source>deadlock {threads}</source>
        <translation>死锁 {threads}</translation>
    </message>
    <message>
        <source>deadlock of {count}</source>
        <translation>{count} 个线程死锁</translation>
    </message>
    <message>
        <source>deadlock after {error}</source>
        <translation>{error} 之后死锁</translation>
    </message>
    <message>
        <source>on and on: livelock</source>
        <translation>没完没了：活锁</translation>
    </message>
    <message>
        <source>comes back to where it was</source>
        <translation>又回到原来的状态</translation>
    </message>
    <message>
        <source>It may go on so for ever, in lines: {lines}</source>
        <translation>可能就这样永远继续下去，所在的行：{lines}</translation>
    </message>
    <message>
        <source>ends well</source>
        <translation>正常结束</translation>
    </message>
    <message>
        <source>lost update</source>
        <translation>丢失更新</translation>
    </message>
    <message>
        <source>wrong order</source>
        <translation>次序错误</translation>
    </message>
    <message>
        <source>lock cycle</source>
        <translation>循环等待</translation>
    </message>
    <message>
        <source>waits for itself</source>
        <translation>等待自己</translation>
    </message>
    <message>
        <source>lost wake-up</source>
        <translation>丢失唤醒</translation>
    </message>
    <message>
        <source>never woken</source>
        <translation>无人唤醒</translation>
    </message>
    <message>
        <source>Explored. What can come of it is shown after the last question: step or play.</source>
        <translation>已探索完。最后一个问题揭晓之后，会列出所有结果：请单步或播放。</translation>
    </message>
    <message>
        <source>Exhausted: every schedule in which threads are switched {where} is accounted for. Those that differ only in the order of independent steps end alike, so one of them was run.</source>
        <translation>已穷尽：{where}的每一个调度都算在内。只在互不相关的步骤上次序不同的调度，结果一样，所以只运行其中一个。</translation>
    </message>
    <message>
        <source>No run has come to its end, so nothing is known of how it ends.</source>
        <translation>没有一次运行到达结束，所以还不知道程序会怎样结束。</translation>
    </message>
    <message>
        <source>Counted are the runs that came to their end. The others were given up: what follows was known already, or they became too long.</source>
        <translation>这里只计完整的运行。其余的中途放弃了：要么后面的情形已经知道，要么运行得太长。</translation>
    </message>
    <message>
        <source>Which end is right? Say what must hold.</source>
        <translation>哪种结果才对？请写出必须成立的条件。</translation>
    </message>
    <message>
        <source>{expectation} cannot be told here. Say what must hold.</source>
        <translation>这里无法判断 {expectation}。请写出必须成立的条件。</translation>
    </message>
    <message>
        <source>Not everything is under control: {what}.</source>
        <translation>并非一切都在掌控之中：{what}。</translation>
    </message>
    <message>
        <source>Exploring every schedule…</source>
        <translation>正在探索所有调度…</translation>
    </message>
</context>
<context>
    <name>thread_words</name>
    <message>
        <source>new</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>running</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>阻塞</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>done</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>at its end</source>
        <translation>在末尾等待</translation>
    </message>
    <message>
        <source>It has done its last line. Python ends the program only when other threads have ended, too.</source>
        <translation>它已执行完最后一行。其他线程结束之后，Python 才会结束程序。</translation>
    </message>
    <message>
        <source>not made yet</source>
        <translation>尚未创建</translation>
    </message>
    <message>
        <source>read</source>
        <translation>读</translation>
    </message>
    <message>
        <source>write</source>
        <translation>写</translation>
    </message>
    <message>
        <source>read and write in one step</source>
        <translation>一步完成读写</translation>
    </message>
    <message>
        <source>acquire</source>
        <translation>获取</translation>
    </message>
    <message>
        <source>try to acquire</source>
        <translation>尝试获取</translation>
    </message>
    <message>
        <source>release</source>
        <translation>释放</translation>
    </message>
    <message>
        <source>wait</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>wake</source>
        <translation>唤醒</translation>
    </message>
    <message>
        <source>start a thread</source>
        <translation>启动线程</translation>
    </message>
    <message>
        <source>wait for the end of a thread</source>
        <translation>等待线程结束</translation>
    </message>
    <message>
        <source>sleep</source>
        <translation>睡眠</translation>
    </message>
    <message>
        <source>begin</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>end</source>
        <translation>结束</translation>
    </message>
</context>
<context>
    <name>threads</name>
    <message>
        <source>Not everything is under control here: {what}.</source>
        <translation>这里并非一切都在掌控之中：{what}。</translation>
    </message>
    <message>
        <source>Step {number} of the schedule gives the turn to thread {thread}, which cannot go on there: the program or the version of Python is another than when the schedule was saved. The run stops before that step.</source>
        <translation>调度的第 {number} 步轮到线程 {thread}，可它在那里走不下去：程序或 Python 的版本和保存调度时不一样。运行停在这一步之前。</translation>
    </message>
    <message>
        <source>There is no run of which thread {thread} could do a step; begin one first.</source>
        <translation>现在没有运行可以让线程 {thread} 走一步；请先开始一次运行。</translation>
    </message>
    <message>
        <source>The process that ran the program is gone (exit code {code}): the program ended it, took too much memory, or computed for too long in one piece. What happened until then is kept.</source>
        <translation>运行程序的进程不在了（退出码 {code}）：程序结束了它、占用内存太多，或者一口气算得太久。在那之前发生的都保留着。</translation>
    </message>
    <message>
        <source>The process that ran the program was ended from outside, or because this computer ran out of memory. What happened until then is kept.</source>
        <translation>运行程序的进程被外部结束，或者因为这台计算机内存耗尽而被结束。在此之前发生的事都保留着。</translation>
    </message>
    <message>
        <source>The process that ran the program gave no sign of life for {seconds} seconds, so it was ended. What happened until then is kept.</source>
        <translation>运行程序的进程连续 {seconds} 秒没有任何回应，因此被结束。在此之前发生的事都保留着。</translation>
    </message>
    <message>
        <source>The program computed for too long in one piece, without a step at which another thread could have gone on, so it was ended. What happened until then is kept.</source>
        <translation>程序一口气计算了太久，中间没有可以换别的线程走的一步，因此被结束。在此之前发生的事都保留着。</translation>
    </message>
    <message>
        <source>Line {line} computed for too long in one piece, without a step at which another thread could have gone on, so the program was ended. What happened until then is kept.</source>
        <translation>第 {line} 行一口气计算了太久，中间没有可以换别的线程走的一步，因此程序被结束。在此之前发生的事都保留着。</translation>
    </message>
    <message>
        <source>Python itself crashed while it ran the program ({signal}). What happened until then is kept.</source>
        <translation>运行程序时 Python 自身崩溃了（{signal}）。在此之前发生的事都保留着。</translation>
    </message>
    <message>
        <source>In line {line} Python itself crashed ({signal}), not the program alone. What happened until then is kept.</source>
        <translation>执行第 {line} 行时 Python 自身崩溃了（{signal}），而不只是程序出错。在此之前发生的事都保留着。</translation>
    </message>
    <message>
        <source>this one instruction computes for too long, and no other thread can go on meanwhile</source>
        <translation>这一条指令计算得太久，其间别的线程都无法继续</translation>
    </message>
    <message>
        <source>the instruction makes Python itself crash ({signal})</source>
        <translation>这条指令使 Python 自身崩溃（{signal}）</translation>
    </message>
    <message>
        <source>The file {file} cannot be read: {reason}.</source>
        <translation>无法读取文件 {file}：{reason}。</translation>
    </message>
    <message>
        <source>The recording {file} cannot be opened, because its first line is damaged: {reason}. Take another copy of it.</source>
        <translation>录制文件 {file} 打不开，因为第一行已损坏：{reason}。请换一份副本。</translation>
    </message>
    <message>
        <source>Line {line} of {file} is damaged: {reason}. What stands before it is shown; take another copy of it.</source>
        <translation>{file} 的第 {line} 行已损坏：{reason}。显示的是它之前的内容；请换一份副本。</translation>
    </message>
    <message>
        <source>Line {line} of {file} is damaged: {reason}. Nothing stands before it that could be shown; take another copy of it.</source>
        <translation>{file} 的第 {line} 行已损坏：{reason}。它之前没有可以显示的内容；请换一份副本。</translation>
    </message>
    <message>
        <source>another run begins there</source>
        <translation>那里又开始了一次运行</translation>
    </message>
    <message>
        <source>no run begins there</source>
        <translation>那里没有开始任何运行</translation>
    </message>
    <message>
        <source>The recording {file} breaks off after its first line, and nothing of the run is there. Take another copy of it.</source>
        <translation>录制文件 {file} 在第一行之后中断，里面没有运行的内容。请换一份副本。</translation>
    </message>
    <message>
        <source>The recording {file} breaks off after {count} of {whole} events. They are shown; take another copy of it.</source>
        <translation>录制文件 {file} 不完整：共 {whole} 个事件，只有前 {count} 个。显示的就是这些；请换一份副本。</translation>
    </message>
    <message>
        <source>The recording {file} was saved by a newer Socketscope. What this one understands is shown; install the newer one to see everything.</source>
        <translation>录制文件 {file} 是更新版本的 Socketscope 保存的。这里只显示本版本能看懂的部分；安装新版本可以看到全部。</translation>
    </message>
    <message>
        <source>The recording {file} cannot be opened, because a newer Socketscope saved it. Install the newer one.</source>
        <translation>录制文件 {file} 打不开，因为它是更新版本的 Socketscope 保存的。请安装新版本。</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
</context>
</TS>
