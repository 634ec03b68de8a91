@echo off
rem Starts the kiosk from this checkout on Windows; the words are those of ./run. What is missing of the Python packages in
rem requirements\ is installed into .venv first. A start that finds everything in place touches no network.
setlocal EnableExtensions DisableDelayedExpansion

for %%I in ("%~dp0.") do set "ROOT=%%~fI"
set "VENV=%ROOT%\.venv"
set "PY=%VENV%\Scripts\python.exe"
set "PYTHONHOME="
set "PYTHONPATH=%ROOT%"
set "PYTHONUTF8=1"

rem The first word; everything else goes on untouched in %%*, because batch splits arguments at = , and ;
set "WORD=%~1"
if "%WORD%"=="" goto start
if "%WORD%"=="run" goto command
if "%WORD%"=="demo" goto command
if "%WORD%"=="kiosk" goto module
if "%WORD%"=="bench" goto module
if "%WORD%"=="screens" goto screens
if "%WORD%"=="accurate" goto accurate
if "%WORD%"=="speech" goto speech
if "%WORD%"=="test" goto test
if "%WORD%"=="help" goto usage
if "%WORD%"=="-h" goto usage
if "%WORD%"=="--help" goto usage
call :usage 1>&2
exit /b 2

:start
call :prepare_all || exit /b 1
"%PY%" -P -m kiosk run
exit /b %ERRORLEVEL%

:command
call :prepare_all || exit /b 1
"%PY%" -P -m kiosk %*
exit /b %ERRORLEVEL%

rem The word itself is the module to run; the words after it are the module's.
:module
call :prepare_all || exit /b 1
"%PY%" -P -c "import runpy, sys; runpy.run_module(sys.argv.pop(1), run_name='__main__', alter_sys=True)" %*
exit /b %ERRORLEVEL%

:screens
call :prepare_all || exit /b 1
"%PY%" -P -m bench %*
exit /b %ERRORLEVEL%

:accurate
call :prepare kiosk || exit /b 1
call :prepare accurate || exit /b 1
call :prepare models || exit /b 1
if not exist "%ROOT%\.venv-accurate" echo run: the accurate engine is installed; it is used from the next start on
type nul >"%ROOT%\.venv-accurate"
exit /b 0

:speech
call :prepare kiosk || exit /b 1
call :prepare speech || exit /b 1
if not exist "%ROOT%\.venv-speech" echo run: Qt's speech is installed; sound = "speech" in kiosk.toml uses it
type nul >"%ROOT%\.venv-speech"
exit /b 0

:test
call :prepare kiosk || exit /b 1
call :prepare test || exit /b 1
cd /d "%ROOT%" || exit /b 1
set "FAILED=0"
echo == ruff format
"%PY%" -P -m ruff format --check . || set "FAILED=1"
echo == ruff check
"%PY%" -P -m ruff check . || set "FAILED=1"
echo == mypy
"%PY%" -P -m mypy || set "FAILED=1"
echo == lint-imports
"%PY%" -P -c "from importlinter.cli import lint_imports_command as lint; lint()" --no-logo || set "FAILED=1"
echo == pytest
"%PY%" -P -c "import sys, pytest; sys.exit(pytest.main(['-n', '2', *sys.argv[2:]]))" %* || set "FAILED=1"
exit /b %FAILED%

:usage
echo usage: run.cmd                      start the kiosk
echo        run.cmd demo [ARGS]          the demonstration, no camera needed
echo        run.cmd accurate             add the accurate recognition engine (150 MB)
echo        run.cmd speech               let the kiosk speak (180 MB)
echo        run.cmd kiosk ARGS           any other command of the kiosk; run.cmd kiosk --help lists them
echo        run.cmd bench NAME [ARGS]    a measurement
echo        run.cmd screens --out DIR     every screen in every theme, language and size as PNG
echo        run.cmd test [PYTEST ARGS]   everything CI checks
exit /b 0

rem What run.cmd accurate and run.cmd speech added comes back with a new .venv; the kiosk runs without them too.
:prepare_all
call :prepare kiosk || exit /b 1
if not exist "%ROOT%\.venv-accurate" goto prepare_speech
call :prepare accurate && call :prepare models && goto prepare_speech
echo run: the kiosk starts with its built-in recognition engine 1>&2
:prepare_speech
if not exist "%ROOT%\.venv-speech" exit /b 0
call :prepare speech && exit /b 0
echo run: the kiosk starts with tones in place of speech 1>&2
exit /b 0

rem Is requirements\%1.lock installed, all of it? The copy of the lock inside .venv is written last, so it is missing
rem or old after an interrupted installation. If not, install it.
:prepare
call :ready %1 && exit /b 0
if not "%1"=="kiosk" goto install
call :new_venv || exit /b 1
:install
echo run: installing requirements\%1.lock into .venv; needs the network, this once
rem The models come as source only; setuptools of accurate.lock packs them, not one fetched without a hash.
set "SOURCE="
if "%1"=="models" set "SOURCE=--no-binary face-recognition-models --no-build-isolation"
"%PY%" -m pip install --disable-pip-version-check --require-hashes --only-binary :all: --no-deps %SOURCE% -r "%ROOT%\requirements\%1.lock" || (
    echo run: the Python packages could not be installed. Put right what pip says above, then start again. 1>&2
    exit /b 1
)
copy /y "%ROOT%\requirements\%1.lock" "%VENV%\%1.lock" >nul
exit /b %ERRORLEVEL%

:ready
"%PY%" -c "import filecmp, sys; sys.exit(not filecmp.cmp(sys.argv[1], sys.argv[2], shallow=False))" "%ROOT%\requirements\%1.lock" "%VENV%\%1.lock" >nul 2>nul
exit /b %ERRORLEVEL%

:new_venv
set "PYTHON="
set "FITS=import sys; sys.exit(not ((3, 11) <= sys.version_info[:2] <= (3, 14) and sys.maxsize > 2**32))"
for %%V in (3.13 3.12 3.11 3.14) do call :try py -%%V
call :try python
if not defined PYTHON (
    echo run: a 64-bit Python 3.11 to 3.14 is needed. Install Python 3.13, say, then start again. 1>&2
    exit /b 1
)
%PYTHON% -c "import shutil, sys; sys.exit(shutil.disk_usage(sys.argv[1]).free < 1500 * 2**20)" "%ROOT%" || (
    echo run: 1.5 GB of free disk space are needed in "%ROOT%"; make room, then start again. 1>&2
    exit /b 1
)
rem Moved away in one step: a kiosk that still runs from .venv makes this fail before anything is lost.
if exist "%VENV%.old" rmdir /s /q "%VENV%.old"
if exist "%VENV%" ren "%VENV%" .venv.old
if exist "%VENV%" (
    echo run: .venv is in use. Close the kiosk, then start again. 1>&2
    exit /b 1
)
if exist "%VENV%.old" rmdir /s /q "%VENV%.old"
%PYTHON% -m venv "%VENV%" || (
    echo run: could not make .venv; see above. 1>&2
    exit /b 1
)
exit /b 0

:try
if defined PYTHON exit /b 0
%* -c "%FITS%" >nul 2>nul && set "PYTHON=%*"
exit /b 0
