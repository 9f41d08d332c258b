"""The lines of the Linux audit daemon: the records of one event, written the way the kernel and auditd do.

A text with a blank, a quote or a byte outside 0x21..0x7e is written as upper-case hex without quotes; the
process title is the first 128 bytes of the arguments, joined by NUL; a very long argument comes in pieces."""

HEX_CHUNK = 200  # bytes of one piece; the kernel's own limit is far larger, which would bloat the sample
PATH_REST = "cap_fp=0 cap_fi=0 cap_fe=0 cap_fver=0 cap_frootid=0"


def quoted(text):
    """A text as auditd writes it."""
    data = text.encode("utf-8")
    plain = all(0x21 <= b <= 0x7E and b != 0x22 for b in data)
    return f'"{text}"' if plain else data.hex().upper()


def execve_fields(arguments):
    """argc and a0, a1, ...; an argument over three pieces long is split into aN_len, aN[0], aN[1], ..."""
    fields = [f"argc={len(arguments)}"]
    for i, argument in enumerate(arguments):
        data = argument.encode("utf-8")
        if len(data) <= 3 * HEX_CHUNK:
            fields.append(f"a{i}={quoted(argument)}")
            continue
        fields.append(f"a{i}_len={2 * len(data)}")
        for k in range(0, len(data), HEX_CHUNK):
            fields.append(f"a{i}[{k // HEX_CHUNK}]={data[k:k + HEX_CHUNK].hex().upper()}")
    return " ".join(fields)


def title(arguments):
    data = "\0".join(arguments).encode("utf-8")[:128]
    return quoted(data.decode("utf-8", "replace")) if len(arguments) == 1 else data.hex().upper()


def exec_event(stamp, exe, arguments, cwd, who, pid, ppid, dice, failed=False):
    """The lines of one program start. who = (uid, auid, ses, tty)."""
    uid, auid, ses, tty = who
    ids = " ".join(f"{name}={uid}" for name in "uid gid euid suid fsuid egid sgid fsgid".split())
    pointers = " ".join(f"a{i}=55{dice.hex(10)}" for i in range(3))
    comm = arguments[0].rsplit("/", 1)[-1][:15]
    outcome = "success=no exit=-13" if failed else "success=yes exit=0"
    head = f"msg=audit({stamp}):"
    yield (f"type=SYSCALL {head} arch=c000003e syscall=59 {outcome} {pointers} a3=8 items=2 ppid={ppid} pid={pid} "
           f'auid={auid} {ids} tty={tty} ses={ses} comm={quoted(comm)} exe={quoted(exe)} key="exec"')
    yield f"type=EXECVE {head} {execve_fields(arguments)}"
    yield f"type=CWD {head} cwd={quoted(cwd)}"
    for item, name, inode in ((0, exe, sum(map(ord, exe)) * 37), (1, "/lib64/ld-linux-x86-64.so.2", 131099)):
        yield (f"type=PATH {head} item={item} name={quoted(name)} inode={inode} dev=08:01 mode=0100755 ouid=0 ogid=0 "
               f"rdev=00:00 nametype=NORMAL {PATH_REST}")
    yield f"type=PROCTITLE {head} proctitle={title(arguments)}"


def session_event(stamp, kind, pid, uid, account, exe, result="success"):
    """A line about a session (USER_START, CRED_ACQ, USER_LOGIN ...), which starts no program."""
    return (f"type={kind} msg=audit({stamp}): pid={pid} uid=0 auid={uid} ses=4294967295 msg='op=PAM:session_open "
            f'acct="{account}" exe="{exe}" hostname=? addr=? terminal=cron res={result}\'')
