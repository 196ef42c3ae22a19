//! Where the list goes: standard output, or a file that changes only when the list is whole.

use super::Failure;
use std::fs;
use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};
use std::path::{Path, PathBuf};
use tempfile::{NamedTempFile, TempPath};

pub(super) enum Output {
    Stdout(BufWriter<StdoutLock<'static>>),
    /// Written beside its place, renamed at the end.
    File {
        beside: BufWriter<NamedTempFile>,
        place: PathBuf,
    },
    /// A pipe or device, which cannot be replaced, or a file that is added to.
    Device {
        file: BufWriter<fs::File>,
        place: PathBuf,
    },
}

/// What became of a write.
pub(super) enum Written {
    Done,
    /// Nobody reads any more.
    Closed,
}

/// Stands for standard output where a file is asked for.
const STDOUT: &str = "-";

impl Output {
    pub(super) fn open(place: Option<&Path>) -> Result<Output, Failure> {
        let Some(place) = place.filter(|place| *place != Path::new(STDOUT)) else {
            return Ok(Output::Stdout(BufWriter::new(io::stdout().lock())));
        };
        let failed = |error: io::Error| format!("{}: {error}", place.display());
        // A link stays a link: what it points to is replaced.
        let place = fs::canonicalize(place).unwrap_or_else(|_| place.to_owned());
        match fs::metadata(&place) {
            Ok(found) if found.is_dir() => Err(format!("{}: is a folder", place.display())),
            Ok(found) if !found.is_file() => {
                let file = fs::OpenOptions::new()
                    .write(true)
                    .open(&place)
                    .map_err(failed)?;
                Ok(Output::Device {
                    file: BufWriter::new(file),
                    place,
                })
            }
            found => {
                let beside = beside(&place, found.ok().as_ref())?;
                Ok(Output::File {
                    beside: BufWriter::new(beside),
                    place,
                })
            }
        }
    }

    /// Adds to the end of a file, as it is written.
    pub(super) fn append(place: &Path) -> Result<Output, Failure> {
        let file = fs::OpenOptions::new()
            .append(true)
            .create(true)
            .open(place)
            .map_err(|error| format!("{}: {error}", place.display()))?;
        Ok(Output::Device {
            file: BufWriter::new(file),
            place: place.to_owned(),
        })
    }

    /// Whether what is written appears on a terminal.
    pub(super) fn is_terminal(&self) -> bool {
        match self {
            Output::Stdout(_) => io::stdout().is_terminal(),
            Output::File { .. } => false,
            Output::Device { file, .. } => file.get_ref().is_terminal(),
        }
    }

    pub(super) fn write(&mut self, bytes: &[u8]) -> Result<Written, Failure> {
        let result = match self {
            Output::Stdout(out) => out.write_all(bytes),
            Output::File { beside, .. } => beside.write_all(bytes),
            Output::Device { file, .. } => file.write_all(bytes),
        };
        self.outcome(result)
    }

    /// Puts the list into its place.
    pub(super) fn finish(mut self) -> Result<Written, Failure> {
        let result = match &mut self {
            Output::Stdout(out) => out.flush(),
            Output::File { beside, .. } => beside
                .flush()
                .and_then(|()| beside.get_ref().as_file().sync_data()),
            Output::Device { file, .. } => file.flush(),
        };
        let written = self.outcome(result)?;
        if let Output::File { beside, place } = self {
            let beside = beside
                .into_inner()
                .map_err(|error| format!("{}: {}", place.display(), error.error()))?;
            beside
                .persist(&place)
                .map_err(|error| format!("{}: {}", place.display(), error.error))?;
        }
        Ok(written)
    }

    fn outcome(&self, result: io::Result<()>) -> Result<Written, Failure> {
        let place = match self {
            Output::Stdout(_) => "standard output".to_owned(),
            Output::File { place, .. } | Output::Device { place, .. } => {
                place.display().to_string()
            }
        };
        match result {
            Ok(()) => Ok(Written::Done),
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(Written::Closed),
            Err(error) => Err(format!("{place}: {error}")),
        }
    }
}

/// A new file beside the place of another, with the permissions of the one that it is to replace, if there is one.
fn beside(place: &Path, found: Option<&fs::Metadata>) -> Result<NamedTempFile, Failure> {
    let folder = place
        .parent()
        .filter(|p| !p.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".mtlint-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // The mode of the file that is replaced; else what any new file gets.
        let mode = found.map_or(0o666, |f| f.permissions().mode());
        builder.permissions(fs::Permissions::from_mode(mode));
    }
    if found.is_some_and(|f| f.permissions().readonly()) {
        return Err(format!("{}: is read-only", place.display()));
    }
    let beside = builder
        .tempfile_in(folder)
        .map_err(|error| format!("{}: {error}", place.display()))?;
    #[cfg(unix)]
    if let Some(found) = found {
        use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
        // Whose file it is stays so where the system lets us; and its mode whatever the mask for new files is.
        let _ = chown(beside.path(), Some(found.uid()), Some(found.gid()));
        let _ = fs::set_permissions(
            beside.path(),
            fs::Permissions::from_mode(found.permissions().mode()),
        );
    }
    Ok(beside)
}

/// A file that stands beside its place, whole and on the disk, and waits to be put there.
#[derive(Debug)]
pub(super) struct Staged {
    beside: TempPath,
    place: PathBuf,
    before: Option<Vec<u8>>,
}

impl Staged {
    /// Writes `after` beside its place, where `before` stands; none is no file.
    pub(super) fn write(
        place: &Path,
        before: Option<&[u8]>,
        after: &[u8],
    ) -> Result<Staged, Failure> {
        // A link stays a link: what it points to is replaced.
        let place = fs::canonicalize(place).unwrap_or_else(|_| place.to_owned());
        let failed = |error: io::Error| format!("{}: {error}", place.display());
        let found = fs::metadata(&place).ok();
        let mut beside = beside(&place, found.as_ref())?;
        beside.write_all(after).map_err(failed)?;
        beside.as_file().sync_data().map_err(failed)?;
        Ok(Staged {
            // Thousands may wait, more than there may be open files.
            beside: beside.into_temp_path(),
            before: before.map(<[u8]>::to_vec),
            place,
        })
    }

    /// Puts the file into its place, when what stands there is still what it was.
    pub(super) fn put(self) -> Result<(), Failure> {
        let place = self.place.display();
        let now = match fs::read(&self.place) {
            Ok(bytes) => Some(bytes),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(format!("{place}: {error}")),
        };
        if now != self.before {
            return Err(format!(
                "{place}: somebody has changed it just now; run this again"
            ));
        }
        self.beside
            .persist(&self.place)
            .map_err(|error| format!("{place}: {}", error.error))
    }
}
