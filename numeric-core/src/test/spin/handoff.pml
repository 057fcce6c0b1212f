/*
 * HandOffLock with FairLock's order of waiters; with -DANY_ORDER any waiter may be next, which
 * covers every policy's order, IoFirstLock's too.
 */

chan waiters = [N] of { byte };  /* Waiters, by thread: FairLock.waiters */
bit granted[N];                  /* of the one Waiter that is the thread's now */
bit parks[N];
bit seen[N];                     /* switchNumber is what the waiter read */
byte granting[N];                /* the Waiter a granter has granted and not unparked yet */
bit late[N];                     /* that Waiter's wait is over: it is not the thread's any more */
#ifdef ORDER
bit counted[N];                  /* ghost: is counted as a waiter and does not run yet */
byte passed[N];                  /* ghost: bit t: t ran since this thread was counted */
byte added;                      /* ghost: bit t: t is among the waiters or granted */
byte ahead[N];                   /* ghost: bit t: t was added before this thread and has not run */
#endif

#define NOTE_TAKEN skip

#ifdef ORDER
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

/* HandOffLock.releaseToWaiters */
inline releaseToWaiters() {
  do
#ifdef ANY_ORDER
  :: atomic { waiters??[0] -> waiters??0; x = 0 } -> grant(); break
  :: atomic { waiters??[1] -> waiters??1; x = 1 } -> grant(); break
#if N > 2
  :: atomic { waiters??[2] -> waiters??2; x = 2 } -> grant(); break
#endif
#else
  :: waiters?x -> grant(); break
#endif
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
  od
}

inline grant() {
#ifndef BUG_NO_WITHDRAW
  dropRequest[x] = 0;
#endif
#ifdef BUG_GRANTED_BEFORE_HOLDER
  d_step { granted[x] = 1; granting[me] = ID(x) };
  holder = ID(x);
#else
  holder = ID(x);
#ifdef BUG_PARKS_READ_EARLY
  if
  :: parks[x] -> d_step { granted[x] = 1; granting[me] = ID(x) }
  :: !parks[x] -> late[me] = 1; granted[x] = 1
  fi;
#else
  d_step { granted[x] = 1; granting[me] = ID(x) };
#endif
#endif
  if
#ifdef BUG_PARKS_READ_EARLY
  :: granting[me] -> UNPARK(ID(x))
  :: !granting[me]
#else
  :: !late[me] && parks[x] -> UNPARK(ID(x))
  :: !late[me] && !parks[x]
  :: late[me] -> UNPARK(ID(x))     /* whichever it found; nobody waits for this one */
  :: late[me]
#endif
  fi;
  d_step { granting[me] = NOBODY; late[me] = 0; x = 0 }
}

inline freedBesideWaiters() {
#ifdef BUG_POLLS_WITHOUT_THE_LOCK
  if
  :: waiters?x ->
     if
     :: atomic { holder == NOBODY -> holder = ID(x) } ->
        d_step { granted[x] = 1; granting[me] = ID(x) };
        UNPARK(ID(x));
        granting[me] = NOBODY
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
  atomic { granted[me] = 0; parks[me] = 0 };
  atomic { waiters!me; NOTE_ADDED };
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
#ifdef TIMED
  seen[me] = 1;                                   /* seenSwitch = switchNumber() */
#endif
#ifndef BUG_PARKS_SET_LATE
  parks[me] = 1;
#endif
parked:
  if
  :: granted[me] -> goto uncount
  :: !granted[me]
  fi;
#ifdef BUG_PARKS_SET_LATE
  parks[me] = 1;
#endif
  if
  :: permit[me] -> permit[me] = 0; goto parked
#ifdef SPURIOUS
  :: true                                         /* the interval has passed */
#elif defined(TIMED)
  :: holder != NOBODY && holder != ID(me)
#endif
  fi;
#ifdef TIMED
  requestDrop();
#endif
  goto waiting;
uncount:
  atomic { waiterCount--; granted[me] = 0; parks[me] = 0; seen[me] = 0; noteLate() }
}

inline noteLate() {
  if :: granting[0] == ID(me) -> late[0] = 1 :: else fi;
  if :: granting[1] == ID(me) -> late[1] = 1 :: else fi;
#if N > 2
  if :: granting[2] == ID(me) -> late[2] = 1 :: else fi
#endif
}

inline requestDrop() {
#ifndef BUG_NEVER_ASKS
  x = holder;
  if
  :: !granted[me] && x != NOBODY ->
     if
     :: x == lastHolder ->
        if
        :: seen[me] -> dropRequest[x - 1] = 1
        :: !seen[me]
        fi
     :: x != lastHolder
     fi
  :: else
  fi;
  x = 0
#else
  skip
#endif
}

/* The switch: number, then last holder. */
inline switched() {
#ifdef TIMED
  d_step {
    seen[0] = 0;
    seen[1] = 0;
#if N > 2
    seen[2] = 0;
#endif
  };
#endif
  lastHolder = ID(me)
}

inline droppedOnRequest() { dropRequest[me] = 0 }

inline succeeded() { skip }

inline leftUnused() { skip }
