; The Windows installer, for Inno Setup 6.3 or later:
;
;     ISCC.exe /DVersion=0.1.0 packaging\windows\calendario.iss
;
; packs dist\calendario, which PyInstaller makes on Windows. For one person, without an administrator; `/ALLUSERS` on the command
; line installs it for all. What has been tried and what has not: README.md beside this file.

#ifndef Version
  #error Say which version: /DVersion=0.1.0
#endif
#ifndef Folder
  #define Folder "..\..\dist\calendario"
#endif
#ifndef Icon
  #define Icon "..\..\build\icons\calendario.ico"
#endif

[Setup]
; What Windows knows the program by: never changes.
AppId={{A40B8E9F-5E1C-4E55-9C75-6B0E4C2C7D38}
AppName=Calendario
AppVersion={#Version}
AppVerName=Calendario {#Version}
AppPublisher=Calendario
VersionInfoVersion={#Version}
DefaultDirName={autopf}\Calendario
DefaultGroupName=Calendario
DisableProgramGroupPage=yes
DisableDirPage=auto
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=commandline
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
; Qt 6 asks for Windows 10, 1809.
MinVersion=10.0.17763
SetupIconFile={#Icon}
UninstallDisplayIcon={app}\calendario.exe
OutputDir=..\..\dist
OutputBaseFilename=calendario-{#Version}-windows-x64
Compression=lzma2/max
SolidCompression=yes
LZMANumBlockThreads=2
WizardStyle=modern
ShowLanguageDialog=no
; Whatever of ours is running is closed before its files are replaced. A publisher that is cut short loses nothing and repeats nothing.
CloseApplications=force
RestartApplications=no

[Languages]
Name: "es"; MessagesFile: "compiler:Languages\Spanish.isl"

[CustomMessages]
es.AutostartTask=&Publicar también cuando la ventana está cerrada (el publicador empieza al iniciar la sesión)
es.AutostartGroup=Publicación:

[Tasks]
Name: "autostart"; Description: "{cm:AutostartTask}"; GroupDescription: "{cm:AutostartGroup}"
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; GroupDescription: "{cm:AdditionalIcons}"; Flags: unchecked

[InstallDelete]
; An older version's libraries must not be found by the new one.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Folder}\calendario.exe"; DestDir: "{app}"; Flags: ignoreversion
Source: "{#Folder}\calendario-cli.exe"; DestDir: "{app}"; Flags: ignoreversion
Source: "{#Folder}\_internal\*"; DestDir: "{app}\_internal"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{group}\Calendario"; Filename: "{app}\calendario.exe"
Name: "{autodesktop}\Calendario"; Filename: "{app}\calendario.exe"; Tasks: desktopicon

[Registry]
; A key of the person who installs, also with /ALLUSERS: each one's calendar has its own publisher.
Root: HKCU; Subkey: "Software\Microsoft\Windows\CurrentVersion\Run"; ValueType: string; ValueName: "Calendario"; \
    ValueData: """{app}\calendario.exe"" publish --service"; Flags: uninsdeletevalue; Tasks: autostart

[Run]
Filename: "{app}\calendario.exe"; Description: "{cm:LaunchProgram,Calendario}"; Flags: nowait postinstall skipifsilent

[UninstallRun]
; The task of the default calendar, if somebody asked for one.
Filename: "{app}\calendario-cli.exe"; Parameters: "publish --uninstall"; Flags: runhidden; RunOnceId: "ForgetService"
Filename: "{sys}\taskkill.exe"; Parameters: "/F /IM calendario.exe /IM calendario-cli.exe"; Flags: runhidden; RunOnceId: "StopPublisher"
