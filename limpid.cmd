@echo off
rem Builds Limpid when there is need, then runs it: limpid [command] [options]
setlocal
set "ROOT=%~dp0"
set "JAR=%ROOT%demo-app\target\demo-app.jar"

set "JAVA=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "JAVA=%JAVA_HOME%\bin\java.exe"
"%JAVA%" -version >nul 2>&1
if errorlevel 1 (
  echo limpid: java: expected a JDK of version 17 or newer on the path or in JAVA_HOME, got none 1>&2
  exit /b 1
)
set "VERSION=0"
for /f "tokens=3" %%v in ('^""%JAVA%" -XshowSettings:properties -version 2^>^&1 ^| findstr /c:"java.specification.version"^"') do set "VERSION=%%v"
for /f "delims=." %%m in ("%VERSION%") do set "MAJOR=%%m"
if %MAJOR% LSS 17 (
  echo limpid: java: expected version 17 or newer, got %VERSION% 1>&2
  exit /b 1
)

set "REASON="
if not exist "%JAR%" set "REASON=first use"
if not defined REASON if not exist "%ROOT%demo-app\target\lib" set "REASON=first use"
if not defined REASON (
  powershell -NoProfile -Command "$ErrorActionPreference='SilentlyContinue'; $root=$env:ROOT; $built=(Get-Item $env:JAR).LastWriteTimeUtc; $found=@('pom.xml','sdk-*\pom.xml','sdk-*\src\main','demo-app\pom.xml','demo-app\src\main','demo-app\data' | ForEach-Object { Get-ChildItem -Path (Join-Path $root $_) -Recurse -File } | Where-Object { $_.LastWriteTimeUtc -gt $built }); if ($found.Count -gt 0) { exit 3 } else { exit 0 }"
  if errorlevel 3 set "REASON=the sources have changed"
)
if defined REASON (
  where mvn >nul 2>&1
  if errorlevel 1 (
    echo limpid: mvn: expected Maven 3.8.7 or newer on the path to build with, got none 1>&2
    exit /b 1
  )
  call :build
  if errorlevel 1 exit /b 1
)

"%JAVA%" -jar "%JAR%" %*
exit /b %ERRORLEVEL%

:build
echo limpid: building (%REASON%), which takes a minute or more the first time 1>&2
pushd "%ROOT%"
call mvn -q -B -ntp -pl demo-app -am package -DskipTests -Dspotless.check.skip -Dcheckstyle.skip 1>&2
if errorlevel 1 (
  popd
  echo limpid: the build failed; its messages are above 1>&2
  exit /b 1
)
popd
copy /b "%JAR%"+,, "%JAR%" >nul
echo limpid: built 1>&2
exit /b 0
