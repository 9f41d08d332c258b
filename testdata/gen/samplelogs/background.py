"""What every host of the firm starts all week: the repetitive nine tenths of a process log.

A row of the table: host group | account | weight by day | by night | console | image | parent | command.
An empty command means the image itself; %S% is System32. A console program brings a conhost.exe."""

S32 = "C:\\Windows\\System32"

TABLE = r"""
all|system|14|14||%S%\svchost.exe|%S%\services.exe|%S%\svchost.exe -k netsvcs -p -s {service}
all|local|5|5||%S%\svchost.exe|%S%\services.exe|%S%\svchost.exe -k {group} -p
all|network|3|3||%S%\svchost.exe|%S%\services.exe|%S%\svchost.exe -k NetworkService -p
all|system|3|3||%S%\taskhostw.exe|%S%\svchost.exe|taskhostw.exe
all|system|1|2||%S%\taskhostw.exe|%S%\svchost.exe|taskhostw.exe SYSTEM
all|network|5|4||%S%\wbem\WmiPrvSE.exe|%S%\svchost.exe|%S%\wbem\wmiprvse.exe -secured -Embedding
all|system|3|3||%S%\wbem\WmiPrvSE.exe|%S%\svchost.exe|%S%\wbem\wmiprvse.exe -Embedding
all|system|4|2||%S%\dllhost.exe|%S%\svchost.exe|%S%\DllHost.exe /Processid:{class}
all|system|1|1||%S%\msiexec.exe|%S%\services.exe|%S%\msiexec.exe /V
all|system|2|3||%S%\sc.exe|%S%\svchost.exe|%S%\sc.exe start wuauserv
all|system|1|2||%S%\rundll32.exe|%S%\svchost.exe|%S%\rundll32.exe %S%\PcaSvc.dll,PcaPatchSdbTask
all|system|1|2||%S%\rundll32.exe|%S%\svchost.exe|%S%\rundll32.exe Startupscan.dll,SusRunTask
all|system|2|2|con|%S%\gpupdate.exe|%S%\svchost.exe|gpupdate.exe /target:computer
all|system|4|4||C:\Program Files\Windows Defender\MpCmdRun.exe|%S%\svchost.exe|"C:\Program Files\Windows Defender\MpCmdRun.exe" SignatureUpdate -ScheduleJob -RestrictPrivileges
all|system|1|2||C:\Program Files\Windows Defender\MpCmdRun.exe|%S%\svchost.exe|"C:\Program Files\Windows Defender\MpCmdRun.exe" Scan -ScheduleJob -RestrictPrivileges -ScanTrigger 55 -Reinvoke
all|system|2|1||C:\Program Files\Acme\Agent\acmeagent.exe|%S%\services.exe|"C:\Program Files\Acme\Agent\acmeagent.exe" --service
all|system|3|3|con|C:\Program Files\Acme\Agent\acmecollect.exe|C:\Program Files\Acme\Agent\acmeagent.exe|"C:\Program Files\Acme\Agent\acmecollect.exe" --what inventory --out C:\ProgramData\Acme\Agent\work\{guid}.json --since {iso}
all|system|3|3|con|%S%\wbem\WMIC.exe|C:\Program Files\Acme\Agent\acmecollect.exe|wmic os get LastBootUpTime,FreePhysicalMemory /value
all|system|2|3|con|%S%\schtasks.exe|C:\Program Files\Acme\Agent\acmecollect.exe|schtasks /query /fo csv /v
all|system|2|2|con|%S%\netsh.exe|C:\Program Files\Acme\Agent\acmecollect.exe|netsh advfirewall show allprofiles state
all|system|1|1|con|%S%\reg.exe|C:\Program Files\Acme\Agent\acmecollect.exe|reg query HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall /s
all|system|2|1||C:\Program Files (x86)\Microsoft\EdgeUpdate\MicrosoftEdgeUpdate.exe|%S%\svchost.exe|"C:\Program Files (x86)\Microsoft\EdgeUpdate\MicrosoftEdgeUpdate.exe" /ua /installsource scheduler
all|system|3|2||C:\Program Files (x86)\Microsoft\EdgeUpdate\MicrosoftEdgeUpdate.exe|C:\Program Files (x86)\Microsoft\EdgeUpdate\MicrosoftEdgeUpdate.exe|"C:\Program Files (x86)\Microsoft\EdgeUpdate\MicrosoftEdgeUpdate.exe" /ping {blob}
all|system|2|1||C:\Program Files (x86)\Microsoft\EdgeUpdate\MicrosoftEdgeUpdate.exe|%S%\services.exe|"C:\Program Files (x86)\Microsoft\EdgeUpdate\MicrosoftEdgeUpdate.exe" /handoff "appguid={{GUID}}&needsadmin=prefers" /sessionid "{{GUID}}" /silent
all|system|1|1||C:\Windows\SoftwareDistribution\Download\Install\updatehost.exe|%S%\svchost.exe|"C:\Windows\SoftwareDistribution\Download\Install\updatehost.exe" /ClassId {guid} /RunHandlerServer /t {stamp}
ws|user|26|0||C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe|C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe|"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe" --type=renderer --lang=en-GB --device-scale-factor=1 --renderer-client-id={small} --launch-time-ticks={large} --mojo-platform-channel-handle={number} /prefetch:1
ws|user|9|0||C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe|C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe|"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe" --type=utility --utility-sub-type=network.mojom.NetworkService --lang=en-GB --service-sandbox-type=none --mojo-platform-channel-handle={number} /prefetch:8
ws|user|4|0||C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe|C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe|"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe" --type=gpu-process --gpu-preferences=UAAAAAAAAADgAAAYAAAA --mojo-platform-channel-handle={number} /prefetch:2
ws|user|5|0||C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe|C:\Windows\explorer.exe|"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe"
ws|user|3|0||C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe|C:\Program Files\Microsoft Office\root\Office16\OUTLOOK.EXE|"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe" --single-argument https://intranet.harbour.test/news/{number}
ws|user|5|0||C:\Program Files\Microsoft Office\root\Office16\WINWORD.EXE|C:\Windows\explorer.exe|"C:\Program Files\Microsoft Office\root\Office16\WINWORD.EXE" /n "P:\{project}\{doc}.docx" /o ""
ws|user|5|0||C:\Program Files\Microsoft Office\root\Office16\EXCEL.EXE|C:\Windows\explorer.exe|"C:\Program Files\Microsoft Office\root\Office16\EXCEL.EXE" "P:\{project}\{doc}.xlsx"
ws|user|3|0||C:\Program Files\Microsoft Office\root\Office16\OUTLOOK.EXE|C:\Windows\explorer.exe|"C:\Program Files\Microsoft Office\root\Office16\OUTLOOK.EXE"
ws|user|4|0||C:\Program Files\Microsoft Office\root\Office16\WINWORD.EXE|C:\Program Files\Microsoft Office\root\Office16\OUTLOOK.EXE|"C:\Program Files\Microsoft Office\root\Office16\WINWORD.EXE" /n "C:\Users\{user}\AppData\Local\Microsoft\Windows\INetCache\Content.Outlook\{coded8}\{doc}.docx"
ws|user|3|0||C:\Windows\splwow64.exe|C:\Program Files\Microsoft Office\root\Office16\WINWORD.EXE|C:\Windows\splwow64.exe 12288
ws|user|4|0||C:\Program Files\Harbour PDF\hpdf.exe|C:\Windows\explorer.exe|"C:\Program Files\Harbour PDF\hpdf.exe" "C:\Users\{user}\Downloads\{doc}.pdf"
ws|user|6|0||%S%\RuntimeBroker.exe|%S%\svchost.exe|%S%\RuntimeBroker.exe -Embedding
ws|user|4|0||%S%\backgroundTaskHost.exe|%S%\svchost.exe|"%S%\backgroundTaskHost.exe" -ServerName:App.AppXmtcan0h2tfbfy7k9kn8hbxb6dmzz1zh0.mca
ws|user|3|0||%S%\dllhost.exe|%S%\svchost.exe|%S%\DllHost.exe /Processid:{class}
ws|user|4|0||%S%\taskhostw.exe|%S%\svchost.exe|taskhostw.exe KEYROAMING
ws|user|2|0||%S%\notepad.exe|C:\Windows\explorer.exe|"%S%\NOTEPAD.EXE" C:\Users\{user}\Desktop\notes.txt
ws|user|3|0||C:\Users\{user}\AppData\Local\Microsoft\OneDrive\OneDrive.exe|C:\Windows\explorer.exe|"C:\Users\{user}\AppData\Local\Microsoft\OneDrive\OneDrive.exe" /background
ws|user|3|0||C:\Program Files\Quayside\quaycheck.exe|C:\Program Files\Quayside\quayside.exe|"C:\Program Files\Quayside\quaycheck.exe" --work C:\Users\{user}\AppData\Local\Temp\{coded8} --session {guid}
ws|user|3|0||C:\Program Files\Quayside\quayside.exe|C:\Windows\explorer.exe|"C:\Program Files\Quayside\quayside.exe" --db HB-DB01 --profile {user}
ws|user|2|0|con|%S%\cmd.exe|C:\Windows\explorer.exe|%S%\cmd.exe /c \\harbour.test\netlogon\logon.cmd
ws|user|2|0||%S%\net.exe|%S%\cmd.exe|net use H: \\HB-FS01\home\{user} /persistent:no
ws|user|2|0||%S%\net.exe|%S%\cmd.exe|net use P: \\HB-FS01\projects /persistent:no
ws|user|2|0||%S%\whoami.exe|%S%\cmd.exe|whoami /upn
ws|user|2|0||%S%\reg.exe|%S%\cmd.exe|reg query HKCU\Software\Harbour\Logon /v Drives
ws|user|2|0||%S%\gpupdate.exe|%S%\cmd.exe|gpupdate /target:user
ws|user|2|0||%S%\rundll32.exe|C:\Windows\explorer.exe|%S%\rundll32.exe shell32.dll,Control_RunDLL ncpa.cpl
ws|user|3|0||%S%\rundll32.exe|%S%\svchost.exe|%S%\rundll32.exe %S%\shell32.dll,SHCreateLocalServerRunDll {9aa46009-3ce0-458a-a354-715610a075e6} -Embedding
ws|user|3|0||%S%\rundll32.exe|%S%\svchost.exe|rundll32.exe %S%\davclnt.dll,DavSetCookie HB-FS01 http://hb-fs01/projects
ws|system|4|0||%S%\SearchFilterHost.exe|%S%\SearchIndexer.exe|"%S%\SearchFilterHost.exe" 0 {number} {number} {number} 8192 {number} {small}
ws|system|1|0||%S%\SearchProtocolHost.exe|%S%\SearchIndexer.exe|"%S%\SearchProtocolHost.exe" Global\UsGthrFltPipeMssGthrPipe{pipe}_ Global\UsGthrCtrlFltPipeMssGthrPipe{pipe} 1 -2147483646
ws|system|2|0||%S%\consent.exe|%S%\svchost.exe|consent.exe {number} {number} 000001{hex8}0{hex8}
ws|system|2|0||%S%\LogonUI.exe|%S%\winlogon.exe|"LogonUI.exe" /flags:0x2 /state0:0x{hex8} /state1:0x41c64e6d
it|user|5|0|con|%S%\WindowsPowerShell\v1.0\powershell.exe|C:\Windows\explorer.exe|"%S%\WindowsPowerShell\v1.0\powershell.exe" -NoLogo -File \\HB-FS01\it\checks\disk.ps1 -Server {peer} -Since {date}
it|user|3|0|con|%S%\ipconfig.exe|%S%\cmd.exe|ipconfig /all
it|user|3|0|con|%S%\PING.EXE|%S%\cmd.exe|ping -n 4 {ip}
it|user|4|0||%S%\mmc.exe|C:\Windows\explorer.exe|"%S%\mmc.exe" "%S%\dsa.msc"
it|user|3|0||%S%\mstsc.exe|C:\Windows\explorer.exe|"%S%\mstsc.exe" /v:{peer}
srv|adm.eve|3|0|con|%S%\WindowsPowerShell\v1.0\powershell.exe|C:\Windows\explorer.exe|"%S%\WindowsPowerShell\v1.0\powershell.exe" -NoLogo -File C:\IT\checks\services.ps1 -Since {date}
srv|adm.eve|2|0||%S%\mmc.exe|C:\Windows\explorer.exe|"%S%\mmc.exe" "%S%\eventvwr.msc" /s
srv|adm.eve|2|0||C:\Windows\explorer.exe|%S%\userinit.exe|C:\Windows\Explorer.EXE
srv|adm.eve|1|0||%S%\whoami.exe|%S%\cmd.exe|whoami /upn
srv|svc.backup|2|9|con|C:\Program Files\Tidebackup\tbcli.exe|C:\Program Files\Tidebackup\tbservice.exe|"C:\Program Files\Tidebackup\tbcli.exe" run --job nightly --out E:\Backup\{date}\set-{small}.tbk --log C:\ProgramData\Tidebackup\logs\{stamp}.log
srv|svc.backup|1|3|con|%S%\vssadmin.exe|C:\Program Files\Tidebackup\tbcli.exe|vssadmin list shadows /for=E:
srv|svc.backup|1|2||%S%\Robocopy.exe|C:\Program Files\Tidebackup\tbcli.exe|robocopy E:\Backup\{date} \\HB-DB01\vault\{date} /mir /r:2
files|system|6|4||%S%\spool\drivers\x64\PrintIsolationHost.exe|%S%\svchost.exe|
files|system|3|3|con|%S%\fsutil.exe|C:\Program Files\Acme\Agent\acmecollect.exe|fsutil quota query E:
base|svc.web|6|3||%S%\inetsrv\w3wp.exe|%S%\svchost.exe|c:\windows\system32\inetsrv\w3wp.exe -ap "Quayside" -v "v4.0" -l "webengine4.dll" -a \\.\pipe\iisipm{guid} -h "C:\inetpub\temp\apppools\Quayside\Quayside.config" -w "" -m 0
base|svc.web|5|2|con|C:\Windows\Microsoft.NET\Framework64\v4.0.30319\csc.exe|%S%\inetsrv\w3wp.exe|"C:\Windows\Microsoft.NET\Framework64\v4.0.30319\csc.exe" /noconfig /fullpaths @"C:\Windows\TEMP\{coded8}\{coded8}.cmdline"
base|svc.backup|4|4|con|C:\Program Files\Quayside Base\qbsql.exe|%S%\svchost.exe|"C:\Program Files\Quayside Base\qbsql.exe" -S HB-DB01 -Q "EXEC dbo.Rollup '{date}', {number}"
domain|system|5|4||%S%\dfsrs.exe|%S%\services.exe|
domain|system|3|3|con|%S%\w32tm.exe|C:\Program Files\Acme\Agent\acmecollect.exe|w32tm /query /status
domain|system|3|3|con|%S%\nltest.exe|C:\Program Files\Acme\Agent\acmecollect.exe|nltest /sc_query:harbour.test
"""


def entries():
    """The table as tuples (group, who, by day, by night, console, image, parent, command)."""
    for line in TABLE.replace("%S%", S32).strip().split("\n"):
        group, who, day, night, console, image, parent, command = line.split("|", 7)
        yield group, who, int(day), int(night), console == "con", image, parent, command or image
