//! Work on many articles on several threads, with the results in the order of the articles.

use super::Failure;
use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, mpsc};
use std::thread;

/// Articles that may be worked on ahead of the one that is to be taken next: bounds the memory when one
/// article takes long.
const AHEAD: usize = 256;

/// Does the work for the numbers up to `count` and takes the results in order, until `take` says `false` or fails.
/// `jobs` is how many threads there are; as many as there are processors by default. Each thread has a buffer that
/// its work may use.
pub(super) fn in_order<T: Send>(
    count: usize,
    jobs: Option<NonZeroUsize>,
    work: impl Fn(usize, &mut Vec<u8>) -> T + Sync,
    mut take: impl FnMut(T) -> Result<bool, Failure>,
) -> Result<(), Failure> {
    let jobs = match jobs {
        Some(jobs) => jobs.get(),
        None if count > 1 => thread::available_parallelism().map_or(1, usize::from),
        None => 1,
    };
    let jobs = jobs.min(count);
    if jobs <= 1 {
        let mut buffer = Vec::new();
        for index in 0..count {
            if !take(work(index, &mut buffer))? {
                break;
            }
        }
        return Ok(());
    }
    let next = AtomicUsize::new(0);
    let taken = (Mutex::new(0), Condvar::new());
    thread::scope(|scope| {
        let (send, receive) = mpsc::channel();
        for _ in 0..jobs {
            let send = send.clone();
            let (next, taken, work) = (&next, &taken, &work);
            scope.spawn(move || {
                let mut buffer = Vec::new();
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    if index >= count {
                        return;
                    }
                    let guard = taken.0.lock().expect("no thread panics");
                    drop(
                        taken
                            .1
                            .wait_while(guard, |taken| index >= *taken + AHEAD)
                            .expect("no thread panics"),
                    );
                    if send.send((index, work(index, &mut buffer))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(send);
        let mut waiting = BTreeMap::new();
        let mut expected = 0;
        for (index, result) in receive {
            waiting.insert(index, result);
            while let Some(result) = waiting.remove(&expected) {
                expected += 1;
                match take(result) {
                    Ok(true) => {}
                    stop => {
                        // Nobody takes any more: let the threads run out.
                        next.store(count, Ordering::Relaxed);
                        *taken.0.lock().expect("no thread panics") = usize::MAX - AHEAD;
                        taken.1.notify_all();
                        return stop.map(drop);
                    }
                }
            }
            *taken.0.lock().expect("no thread panics") = expected;
            taken.1.notify_all();
        }
        Ok(())
    })
}
