/* CPythonLock: what it adds to ExclusiveLock. */

chan waitSet = [N + 1] of { byte };  /* Waiters, by thread */
bit signalled[N];                    /* of the one Waiter that is the thread's now */
bit awaitsSwitch[N];
bit seen[N];                         /* switchNumber is what the waiter read */
byte polled[N];                      /* the Waiter a dropper has taken out and not signalled yet */
bit late[N];                         /* that Waiter's wait is over: it is not the thread's any more */

#ifdef CHECK_INTERVAL
bit fresh[N];      /* ghost: the thread's turn began after thread 0 read switchNumber */
#define NOTE_TAKEN fresh[me] = (lastHolder != ID(me))
#else
#define NOTE_TAKEN skip
#endif

inline noteEntered() { skip }

inline wakeOne() {
  if
  :: d_step { waitSet?x -> polled[me] = ID(x); x = 0 } ->
     d_step {
       if
       :: !late[me] -> signalled[polled[me] - 1] = 1
       :: else
       fi;
       late[me] = 0;
       x = polled[me];
       polled[me] = NOBODY
     };
     d_step { UNPARK(x); x = 0 }
  :: empty(waitSet)
  fi
}

inline freedBesideWaiters() { wakeOne() }

inline releaseToWaiters() {
  holder = NOBODY;
  wakeOne()
}

/* The switch: number, then last holder. */
inline switched() {
#ifdef ASKS_ANY
  lastHolder = ID(me)
#elif defined(BUG_NUMBER_AFTER_HOLDER)
  lastHolder = ID(me);
  noteSwitch()
#else
  noteSwitch();
  lastHolder = ID(me)
#endif
}

inline noteSwitch() {
  d_step {
    seen[0] = 0;
    seen[1] = 0;
#if N > 2
    seen[2] = 0;
#endif
  }
}

inline succeeded() {
#ifndef BUG_LAST_HOLDER_NOT_WOKEN
  if
  :: awaitsSwitch[x - 1] -> UNPARK(x)
  :: !awaitsSwitch[x - 1]
  fi
#else
  skip
#endif
}

inline leftUnused() {
#ifndef BUG_LEAVER_WAKES_NOBODY
  x = lastHolder;
  if
  :: x != NOBODY ->
     if
     :: awaitsSwitch[x - 1] -> UNPARK(x)
     :: !awaitsSwitch[x - 1]
     fi
  :: else
  fi;
  x = 0
#else
  skip
#endif
}

inline await() {
  waiterCount++;
enterWaitSet:
#ifdef LEAVE
  if
  :: true -> unused = 1; goto leave
  :: true
  fi;
#endif
  atomic { signalled[me] = 0; waitSet!me };
tryAgain:
  if
#ifndef BUG_NO_RECHECK
  :: TRY_TAKE ->
#ifndef BUG_STAYS_IN_WAIT_SET
     d_step { if :: waitSet??[eval(me)] -> waitSet??eval(me) :: else fi };
#endif
     goto won
#else
  :: true
#endif
  :: holder != NOBODY
  fi;
#ifdef CHECK_INTERVAL
  if
  :: me == 0 -> d_step { seen[me] = 1; fresh[1] = 0; fresh[N - 1] = 0 }
  :: else
  fi;
#elif !defined(ASKS_ANY)
  seen[me] = 1;                                   /* seenSwitch = switchNumber() */
#endif
parked:
  if
  :: signalled[me] -> goto woken
  :: !signalled[me]
  fi;
  if
  :: permit[me] -> permit[me] = 0; goto parked
#ifdef ASKS_ANY
  /* More than the lock does, in fewer steps: any thread is asked at any time. */
  :: dropRequest[0] = 1
  :: dropRequest[1] = 1
  :: N > 2 -> dropRequest[N - 1] = 1
#elif defined(SPURIOUS)
  :: true                                         /* the interval has passed */
#elif defined(TIMED)
  :: holder != NOBODY
#elif defined(CHECK_INTERVAL)
  :: me == 0 && holder != NOBODY
#endif
  fi;
  if
  :: signalled[me] -> goto woken
  :: !signalled[me]
  fi;
#ifndef ASKS_ANY
  requestDrop();
#endif
  goto tryAgain;

woken:
#ifndef ASKS_ANY
  seen[me] = 0;
#endif
  if
  :: TRY_TAKE
  :: holder != NOBODY ->
#ifdef BUG_NOT_QUEUED_AGAIN
     signalled[me] = 0; goto tryAgain
#else
     goto enterWaitSet
#endif
  fi;
won:
#ifndef BUG_NO_WITHDRAW
  dropRequest[me] = 0;
#endif
#ifdef LEAVE
leave:
#endif
  atomic {
    waiterCount--;
    signalled[me] = 0;
#ifndef ASKS_ANY
    seen[me] = 0;
#endif
#ifndef BUG_WAITER_USED_AGAIN
    if :: polled[0] == ID(me) -> late[0] = 1 :: else fi;
    if :: polled[1] == ID(me) -> late[1] = 1 :: else fi;
#if N > 2
    if :: polled[2] == ID(me) -> late[2] = 1 :: else fi
#endif
#endif
  }
}

inline requestDrop() {
#ifndef BUG_NEVER_ASKS
  x = holder;
  if
  :: x != NOBODY ->
     if
     :: x == lastHolder ->
#ifdef CHECK_INTERVAL
        if
        :: d_step { seen[me] -> assert(!fresh[x - 1]) } -> dropRequest[x - 1] = 1
#else
        if
        :: seen[me] -> dropRequest[x - 1] = 1
#endif
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

/* ExclusiveLock.drop has found the request standing. */
inline droppedOnRequest() {
  dropRequest[me] = 0;
#ifndef BUG_FLAG_AFTER_LOOK
  awaitsSwitch[me] = 1;
#endif
#ifndef BUG_NO_FORCED_SWITCH
  do
  :: lastHolder != ID(me) -> break
  :: lastHolder == ID(me) ->
#ifndef BUG_WANTED_IS_NOT_ASKED
     if
     :: waiterCount > 0
     :: waiterCount == 0 -> if :: holder != NOBODY :: holder == NOBODY -> break fi
     fi;
#endif
#ifdef HAS_GATE
#ifndef BUG_AWAITS_AT_SHUT_GATE
     if :: shut -> break :: !shut fi;
#endif
     assert(!(closed && job == CLOSES));       /* the last drop of all waits for nobody */
#endif
#ifdef BUG_FLAG_AFTER_LOOK
     awaitsSwitch[me] = 1;
#endif
     park()
  od;
#endif
  awaitsSwitch[me] = 0;
#if !defined(HAS_GATE) && !defined(LEAVE)
  assert(lastHolder != ID(me))
#endif
}
