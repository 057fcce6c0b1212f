/*
 * HandOffLock with FairLock and its WaitingLine, or, with -DIO_FIRST, with IoFirstLock. Of the
 * latter there is what decides who gets the lock, its choices left open: the CPU-bound line is in
 * any order, slices are over at any time, any thread may be CPU-bound. Nobody asks for the lock
 * there, and nobody watches the time.
 */

chan waiters = [N] of { byte };  /* Waiters, by thread: FairLock.line, IoFirstLock.returning */
bit called[N];                   /* of the one Waiter that is the thread's now */
bit parks[N];
byte calling[N];                 /* the Waiter a caller has called and not unparked yet */
bit late[N];                     /* that Waiter's wait is over: it is not the thread's any more */
#ifdef IO_FIRST
chan cpuBound = [N] of { byte };
byte heir;
#else
byte watcher;                    /* WaitingLine.watcher */
#endif
#ifdef ORDER
bit counted[N];                  /* ghost: is counted as a waiter and does not run yet */
byte passed[N];                  /* ghost: bit t: t ran since this thread was counted */
byte added;                      /* ghost: bit t: t was added and does not run yet */
byte ahead[N];                   /* ghost: bit t: t was added before this thread, likewise */

#define NOTE_COUNTED counted[me] = 1
#define NOTE_ADDED ahead[me] = added; added = added | (1 << me)

/*
 * Waiters run in the order in which they were added, and nobody who did not wait gets past a thread
 * that is counted more than once.
 */
inline noteEntered() {
  assert(!ahead[me]);
  added = added & ~(1 << me);
  counted[me] = 0;
  passed[me] = 0;
  x = 0;
  do
  :: x < N ->
     if
     :: counted[x] ->
        assert(!(passed[x] & (1 << me)));
        passed[x] = passed[x] | (1 << me)
     :: else
     fi;
     ahead[x] = ahead[x] & ~(1 << me);
     x++
  :: else -> x = 0; break
  od
}
#else
#define NOTE_COUNTED skip
#define NOTE_ADDED skip
inline noteEntered() { skip }
#endif
#define NOTE_TAKEN skip

#ifdef IO_FIRST
inline takeCpuBound() {
  if
  :: cpuBound??[0] -> cpuBound??0; x = 0
  :: cpuBound??[1] -> cpuBound??1; x = 1
#if N > 2
  :: cpuBound??[2] -> cpuBound??2; x = 2
#endif
  fi
}
#endif

/* HandOffLock.releaseToWaiters; the waiter that was taken out is x. */
inline releaseToWaiters() {
  do
#ifdef IO_FIRST
  :: atomic {
       if
       :: waiters?x
       :: nempty(cpuBound) -> takeCpuBound()      /* the slice is over, or somebody is starved */
       fi
     } ->
     handOn();
     break
  :: empty(waiters) ->
     if                                           /* nextToTry */
     :: atomic { heir == NOBODY && nempty(cpuBound) -> takeCpuBound(); heir = ID(x) } ->
        holder = NOBODY;
        call()
     :: heir != NOBODY || empty(cpuBound) -> holder = NOBODY
     fi;
#ifdef BUG_NO_LOOK_AFTER_FREE
     break
#else
     if                                           /* isServiceDue */
     :: nempty(waiters)
     :: empty(waiters) ->
        if
        :: heir != NOBODY -> break
        :: heir == NOBODY -> if :: empty(cpuBound) -> break :: nempty(cpuBound) fi
        fi
     fi;
     if
     :: TRY_TAKE
     :: holder != NOBODY -> break
     fi
#endif
#else
  :: waiters?x -> handOn(); break
  :: empty(waiters) ->
     holder = NOBODY;
#ifdef BUG_NO_LOOK_AFTER_FREE
     break
#else
     if
     :: waiterCount == 0 -> break
     :: waiterCount != 0
     fi;
     if
     :: TRY_TAKE
     :: holder != NOBODY -> break
     fi
#endif
#endif
  od
}

inline handOn() {
#ifndef BUG_NO_WITHDRAW
  dropRequest[x] = 0;
#endif
#ifdef BUG_CALLED_BEFORE_HOLDER
  call2();
  holder = ID(x);
  unpark2()
#else
  holder = ID(x);
  call()
#endif
}

/* HandOffLock.call */
inline call() {
  call2();
  unpark2()
}

inline call2() {
#ifdef BUG_PARKS_READ_EARLY
  if
  :: parks[x] -> d_step { called[x] = 1; calling[me] = ID(x) }
  :: !parks[x] -> called[x] = 1
  fi
#else
  d_step { called[x] = 1; calling[me] = ID(x) }
#endif
}

inline unpark2() {
  if
#ifdef BUG_PARKS_READ_EARLY
  :: calling[me] -> UNPARK(ID(x))
  :: !calling[me]
#else
  :: !late[me] && parks[x] -> UNPARK(ID(x))
  :: !late[me] && !parks[x]
  :: late[me] -> UNPARK(ID(x))                    /* whichever it finds: nobody waits for this */
  :: late[me]
#endif
  fi;
  atomic { calling[me] = NOBODY; late[me] = 0; x = 0 }
}

inline freedBesideWaiters() {
#ifdef BUG_POLLS_WITHOUT_THE_LOCK
  if
  :: waiters?x ->
     if
     :: atomic { holder == NOBODY -> holder = ID(x) } -> call()
     :: holder != NOBODY
#ifdef BUG_PUTS_IT_BACK
        -> waiters!x
#endif
     fi;
     x = 0
  :: empty(waiters)
  fi
#else
  if
  :: TRY_TAKE -> releaseToWaiters()
  :: holder != NOBODY
  fi
#endif
}

inline await() {
  atomic { called[me] = 0; parks[me] = 0 };
#ifdef IO_FIRST
  if
  :: waiters!me
  :: cpuBound!me
  fi;
#else
  atomic { waiters!me; NOTE_ADDED };
#endif
  atomic { waiterCount++; NOTE_COUNTED };
#ifndef BUG_NO_RECHECK
  if
#ifdef BUG_TAKER_LEAVES
  :: TRY_TAKE -> waiters??eval(me); goto uncount
#else
  :: TRY_TAKE -> releaseToWaiters()
#endif
  :: holder != NOBODY
  fi;
#endif
waiting:
#ifndef BUG_PARKS_SET_LATE
  parks[me] = 1;
#endif
parked:
  if
  :: called[me] -> goto answer
  :: !called[me]
  fi;
#ifdef BUG_PARKS_SET_LATE
  parks[me] = 1;
#endif
#ifndef IO_FIRST
  /* WaitingLine.isWatchedBy */
  if
  :: watcher == ID(me) -> goto watching
  :: watcher == NOBODY ->
     if
     :: atomic { watcher == NOBODY -> watcher = ID(me) } -> goto watching
     :: watcher != NOBODY
     fi
  :: watcher != NOBODY && watcher != ID(me)
  fi;
#endif
  park();
  goto parked;

#ifndef IO_FIRST
watching:
  if
  :: called[me] -> goto answer
  :: !called[me]
  fi;
  if
  :: permit[me] -> permit[me] = 0; goto watching
#ifdef SPURIOUS
  :: true                                         /* the interval has passed */
#elif defined(TIMED)
  :: holder != NOBODY && holder != ID(me)
#endif
  fi;
#ifndef BUG_NEVER_ASKS
  if
  :: called[me] -> goto answer
  :: !called[me]
  fi;
  x = holder;
  if
  :: x != NOBODY && x != ID(me) -> dropRequest[x - 1] = 1
  :: else
  fi;
  x = 0;
#endif
  goto parked;
#endif

answer:
#ifdef IO_FIRST
  /* IoFirstLock.takesTurn */
  if
  :: heir != ID(me) -> goto uncount
  :: heir == ID(me)
  fi;
  if
  :: TRY_TAKE ->
     heir = NOBODY;
     dropRequest[me] = 0;
     goto uncount
  :: holder != NOBODY
  fi;
  called[me] = 0;
#ifndef BUG_HEIR_NOT_BACK_IN_LINE
  cpuBound!me;
#endif
#ifdef BUG_HEIR_TRIES_TOO_EARLY
  if
  :: TRY_TAKE -> releaseToWaiters()
  :: holder != NOBODY
  fi;
  heir = NOBODY;
#else
#ifndef BUG_HEIR_FOR_EVER
  heir = NOBODY;
#endif
  if
  :: TRY_TAKE -> releaseToWaiters()
  :: holder != NOBODY
  fi;
#endif
  goto waiting;
#else
  /* WaitingLine.leave: to any waiter, where the lock takes the last. */
  if
  :: watcher != ID(me) -> goto uncount
  :: watcher == ID(me)
  fi;
#ifdef BUG_WATCH_NOT_PASSED_ON
  goto uncount;
#endif
  lastInLine();
  watcher = x;
  if
  :: x == NOBODY ->
#ifdef BUG_NO_SECOND_LOOK_AT_LINE
     goto uncount
#else
     lastInLine();
     if
     :: x == NOBODY -> goto uncount
     :: x != NOBODY
     fi;
     if
     :: atomic { watcher == NOBODY -> watcher = x }
     :: watcher != NOBODY -> x = 0; goto uncount
     fi
#endif
  :: x != NOBODY
  fi;
#ifndef BUG_WATCH_PASSED_IN_SILENCE
  UNPARK(x);
#endif
  x = 0;
#endif
uncount:
  atomic {
    waiterCount--;
    called[me] = 0;
    parks[me] = 0;
    if :: calling[0] == ID(me) -> late[0] = 1 :: else fi;
    if :: calling[1] == ID(me) -> late[1] = 1 :: else fi;
#if N > 2
    if :: calling[2] == ID(me) -> late[2] = 1 :: else fi
#endif
  }
}

inline lastInLine() {
  if
  :: waiters??[0] -> x = ID(0)
  :: waiters??[1] -> x = ID(1)
#if N > 2
  :: waiters??[2] -> x = ID(2)
#endif
  :: empty(waiters) -> x = NOBODY
  fi
}

/* The switch: number, then last holder. Nobody here reads the number. */
inline switched() { lastHolder = ID(me) }

inline droppedOnRequest() { dropRequest[me] = 0 }

inline succeeded() { skip }

inline leftUnused() { skip }
