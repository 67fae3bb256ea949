#!/bin/sh
# Makes the samples beside this file: half a second of a spoken word in each format, a few KB each.
# Needs ffmpeg, sox (with libsox-fmt-all) and espeak-ng: apt-get install ffmpeg sox libsox-fmt-all espeak-ng
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
espeak-ng -v en -s 220 -w "$work/said.wav" "Hi."
sox "$work/said.wav" -r 8000 -c 1 -b 16 "$work/a.wav" trim 0 0.4
run() { ffmpeg -nostdin -v error -y -bitexact -i "$work/a.wav" "$@"; }
film() {
    ffmpeg -nostdin -v error -y -bitexact -f lavfi -i color=black:s=32x32:r=5:d=0.4 -i "$work/a.wav" -shortest "$@"
}
cp "$work/a.wav" voice.wav
run -c:a libmp3lame -b:a 16k voice.mp3
run -c:a mp2 -ar 16000 -b:a 16k voice.mp2
run -c:a aac -b:a 16k voice.m4a
run -c:a aac -b:a 18k -f ipod voice.m4b
run -c:a aac -b:a 20k -f ipod voice.m4r
run -c:a aac -b:a 16k -f adts voice.aac
run -c:a libvorbis -ar 16000 -b:a 24k voice.ogg
run -c:a libvorbis -ar 16000 -b:a 28k voice.oga
run -c:a libopus -b:a 12k voice.opus
run -c:a libspeex -ar 8000 -f ogg voice.spx
run -c:a flac -metadata_header_padding 16 voice.flac
sox "$work/a.wav" -C 7 -t amr-nb voice.amr
sox "$work/a.wav" -C 5 -t amr-nb voice.3ga
# Twenty frames without data (RFC 4867, section 5): nothing free in Debian encodes AMR-WB.
{ printf '#!AMR-WB\n'; for _ in 0 1 2 3 4 5 6 7 8 9; do printf '\174\174'; done; } > voice.awb
film -c:v mpeg4 -c:a aac -b:a 16k -f 3gp voice.3gp
run -c:a libopus -b:a 12k -f matroska voice.mka
run -c:a libopus -b:a 12k -f webm voice.weba
run -c:a pcm_mulaw -f caf voice.caf
run -c:a pcm_s16be voice.aiff
run -c:a pcm_mulaw voice.au
run -c:a ac3 -ar 32000 -b:a 32k voice.ac3
run -c:a eac3 -ar 32000 -b:a 32k voice.eac3
run -c:a dca -strict -2 -ar 48000 -b:a 320k voice.dts
run -c:a wmav2 -ar 16000 -b:a 24k voice.wma
run -c:a wavpack voice.wv
run -c:a tta voice.tta
run -c:a pcm_u8 -f voc voice.voc
run -c:a pcm_s16le -f w64 voice.w64
sox "$work/a.wav" voice.gsm
film -c:v mpeg4 -c:a aac -b:a 16k voice.mp4
film -c:v mpeg4 -c:a aac -b:a 16k voice.mov
film -c:v mjpeg -c:a libopus -b:a 12k voice.mkv
film -c:v libvpx -b:v 10k -c:a libopus -b:a 12k voice.webm
film -c:v mpeg4 -c:a libmp3lame -b:a 16k voice.avi
film -c:v mpeg2video -r 25 -c:a mp2 -ar 16000 -b:a 16k voice.mpg
film -c:v mpeg2video -r 25 -c:a mp2 -ar 16000 -b:a 16k -f mpegts voice.ts
film -c:v flv1 -c:a libmp3lame -ar 11025 -b:a 16k voice.flv
film -c:v wmv1 -c:a wmav2 -ar 16000 -b:a 24k voice.wmv
film -c:v libtheora -c:a libvorbis -ar 16000 -b:a 24k voice.ogv
