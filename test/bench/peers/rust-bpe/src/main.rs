//! CPU seconds that the `bpe` crate takes to encode files with OpenAI's vocabularies, on one thread.
//!
//! Usage: rust-bpe ROUNDS FILE...
//! Prints a JSON line for each vocabulary and file. Each round encodes the whole file; the crate keeps no
//! cache of words, so what differs between the first round and the median of the others is what the processor's
//! own caches have learnt.

use std::hint::black_box;

fn cpu_seconds() -> f64 {
    let mut usage: libc::rusage = unsafe { std::mem::zeroed() };
    unsafe { libc::getrusage(libc::RUSAGE_SELF, &mut usage) };
    let seconds = |time: libc::timeval| time.tv_sec as f64 + time.tv_usec as f64 / 1e6;
    seconds(usage.ru_utime) + seconds(usage.ru_stime)
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    let rounds: usize = arguments.next().and_then(|given| given.parse().ok()).expect("rounds, then files");
    let files: Vec<String> = arguments.collect();
    for (name, tokenizer) in [("o200k", bpe_openai::o200k_base()), ("cl100k", bpe_openai::cl100k_base())] {
        black_box(tokenizer.encode("made ready before the clock starts").len());
        for file in &files {
            let text = std::fs::read_to_string(file).expect("a UTF-8 file");
            let mut seconds = Vec::new();
            let mut tokens = 0;
            for _ in 0..rounds.max(1) {
                let begun = cpu_seconds();
                tokens = black_box(tokenizer.encode(&text)).len();
                seconds.push(cpu_seconds() - begun);
            }
            let cold = seconds[0];
            seconds.sort_by(f64::total_cmp);
            let warm = seconds[seconds.len() / 2];
            let bytes = text.len();
            println!(
                "{{\"vocabulary\":\"{name}\",\"file\":{file:?},\"bytes\":{bytes},\"tokens\":{tokens},\"coldSeconds\":{cold},\"medianSeconds\":{warm}}}"
            );
        }
    }
}
