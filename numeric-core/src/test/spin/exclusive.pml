/*
 * ExclusiveLock, Gate and the sections of ThreadState: what CPython's lock (cpython.pml) and the
 * hand-off locks (handoff.pml, with -DHAND_OFF) have in common.
 *
 * Each access to a volatile field is one step, so that the model checker tries every interleaving
 * of them; README.md says which line is which, and which steps are merged because no other thread
 * can tell. A thread may end whenever it is outside the lock: so a wake-up that is lost shows as an
 * end state in which a thread is still parked, and no other thread's being busy can hide it. Threads
 * go round for ever, otherwise: nothing is bounded but their number.
 *
 *   N          threads
 *   TIMED      a waiter's interval may pass, but only beside a holder: a wait that times out beside
 *              a free lock hides a lost wake-up. A holder may then be busy: drop only when asked to.
 *   SPURIOUS   every park may return without reason, every interval may pass at any time
 *   GATE       thread 0 also stops the world, from inside and from outside
 *   CLOSE      the last thread also closes the interpreter
 *   REGISTERS  threads are not known before their first take
 *   LEAVE      a waiter may give up with an error when it enters the wait set (no memory)
 *   LIVENESS   thread 0 gets the lock whenever it wants it; with CLOSE, closing ends
 *   CHECK_INTERVAL   no turn is ended before a whole interval (CPython's lock)
 *   ASKS_ANY   drop requests come at any time, for any thread (CPython's lock)
 *   ROUNDS     how often a thread goes round, where for ever would take too long
 *   ORDER      waiters run in order of arrival, nobody overtakes one twice (hand-off)
 *   IO_FIRST   the I/O-first lock instead of the fair one (hand-off)
 */
#ifndef N
#define N 3
#endif
/* The thread that may drop CPython's lock of its own accord; two of those may starve others. */
#ifdef CLOSE
#define BRIEF N - 1
#else
#define BRIEF 0
#endif
#define NOBODY 0
#define ID(t) ((t) + 1)
#if defined(GATE) || defined(CLOSE)
#define HAS_GATE
#endif

/* What a thread is about, besides taking and dropping the lock. */
#define STOPS_INSIDE 1   /* attached, it stops the world */
#define STOPS_OUTSIDE 2  /* not attached, it stops the world */
#define CLOSES 3

byte holder;             /* NOBODY, or ID of a thread: so are all names of threads but x */
byte lastHolder;
byte waiterCount;
bit dropRequest[N];      /* the eval breaker */
bit permit[N];           /* LockSupport's: one a thread, however many unparks */
#ifdef HAS_GATE
bit stopRequest[N];
bit shut, closed;
byte owner;
byte stopping;           /* the Mutex: whose it is */
bit heldUp[N];
#ifdef REGISTERS
bit registered[N];
#endif
#endif
#ifdef CLOSE
bit closing;
#endif

/* Ghosts: the lock does not read them. */
byte inside;             /* how many threads run interpreter code */
byte stopped;            /* the thread for which the world stands still */
#ifdef LIVENESS
bit wants;               /* thread 0 has called take and not returned */
#endif

#define UNPARK(t) permit[(t) - 1] = 1

#ifdef BUG_TAKE_IS_NOT_ATOMIC
#define TRY_TAKE holder == NOBODY -> holder = ID(me)
#else
#define TRY_TAKE atomic { holder == NOBODY -> holder = ID(me); NOTE_TAKEN }
#endif

inline park() {
  if
  :: permit[me] -> permit[me] = 0
#ifdef SPURIOUS
  :: !permit[me]
#endif
  fi
}

#ifdef HAND_OFF
#include "handoff.pml"
#else
#include "cpython.pml"
#endif

#ifdef HAS_GATE
/* Gate.isOpenTo */
inline askGate() {
  if
  :: !shut -> open = 1
  :: shut ->
     if
     :: closed -> open = 0
     :: !closed -> open = (owner == ID(me))
     fi
  fi
}

inline wakeOwner() {
#ifdef BUG_OWNER_NOT_WOKEN
  skip
#else
  x = owner;
  if :: x != NOBODY -> UNPARK(x) :: else fi;
  x = 0
#endif
}

/* Gate.requestStop: of every thread, or of all but the owner. */
inline requestStop(all) {
  x = 0;
  do
#ifdef REGISTERS
  :: x < N -> if :: (all || x != me) && registered[x] -> stopRequest[x] = 1 :: else fi; x++
#else
  :: x < N -> if :: all || x != me -> stopRequest[x] = 1 :: else fi; x++
#endif
  :: else -> x = 0; break
  od
}

inline wakeHeldUp() {
  x = 0;
  do
  :: x < N -> if :: heldUp[x] -> UNPARK(ID(x)) :: else fi; x++
  :: else -> x = 0; break
  od
}
#endif

#define LEAVES inside = inside - !unused

/* ExclusiveLock.release; the ghost changes in its first step. */
inline release() {
#ifdef BUG_WAKE_BEFORE_CLEAR
  if
  :: atomic { waiterCount == 0 -> LEAVES }
  :: atomic { waiterCount != 0 -> LEAVES } -> wakeOne()
  fi;
  holder = NOBODY;
#else
  if
  :: atomic { waiterCount == 0 -> LEAVES } ->
     holder = NOBODY;
#ifndef BUG_NO_SECOND_LOOK
     if
     :: waiterCount == 0
     :: waiterCount != 0 -> freedBesideWaiters()
     fi
#endif
  :: atomic { waiterCount != 0 -> LEAVES } -> releaseToWaiters()
  fi;
#endif
}

proctype thread(byte me) {
  byte job, x;
  bit open, unused;
#ifdef ROUNDS
  byte rounds;
#endif

outside:
  job = 0;
  if
  :: goto ended
#ifdef ROUNDS
  :: rounds < ROUNDS -> rounds++
#else
  :: true
#endif
  fi;
#ifdef HAS_GATE
  if
  :: true
#ifdef GATE
  :: me == 0 -> job = STOPS_INSIDE
  :: me == 0 -> job = STOPS_OUTSIDE; goto lockStopping
#endif
#ifdef CLOSE
  :: me == N - 1 && !closing -> closing = 1; job = CLOSES
#endif
  fi;
#endif

take:
#ifdef LIVENESS
  if :: me == 0 -> wants = 1 :: else fi;
#endif
#ifdef REGISTERS
  /* Interpreter.register */
  if
  :: !registered[me] ->
#ifdef BUG_REGISTERED_LATE
     if :: shut -> stopRequest[me] = 1 :: !shut fi;
     registered[me] = 1
#else
     registered[me] = 1;
     if :: shut -> stopRequest[me] = 1 :: !shut fi
#endif
  :: else
  fi;
#endif
#ifdef BUG_REQUEST_READ_BEFORE_TAKE
  if
  :: atomic { stopRequest[me] -> stopRequest[me] = 0 } -> askGate()
  :: !stopRequest[me] -> open = 1
  fi;
#endif
  if
  :: TRY_TAKE ->
#ifdef BUG_NO_WITHDRAW
     skip
#else
     dropRequest[me] = 0
#endif
  :: holder != NOBODY -> await()
  fi;
#ifdef LEAVE
  if
  :: unused -> unused = 0; leftUnused(); goto outside
  :: else
  fi;
#endif
#ifdef HAS_GATE
#ifndef BUG_REQUEST_READ_BEFORE_TAKE
  if
#ifdef BUG_STOP_WITHDRAWN_LATE
  :: stopRequest[me] -> askGate(); stopRequest[me] = 0
#else
  :: atomic { stopRequest[me] -> stopRequest[me] = 0 } -> askGate()
#endif
  :: !stopRequest[me] -> open = 1
  fi;
#endif
  if
  :: open -> open = 0
  :: else -> unused = 1; goto drop
  fi;
#endif
  if
  :: lastHolder == ID(me)
  :: atomic { lastHolder != ID(me) -> x = lastHolder } ->
     switched();
     if :: x != NOBODY -> succeeded() :: else fi;
     x = 0
  fi;
  d_step {
    inside++;
    assert(inside == 1 && holder == ID(me) && lastHolder == ID(me));
    assert(stopped == NOBODY || stopped == ID(me));
#ifdef HAS_GATE
    assert(!closed);
#endif
#ifdef LIVENESS
    if :: me == 0 -> wants = 0 :: else fi;
#endif
    noteEntered()
  }
  if
  /* It drops the lock of its own accord, or only when it is asked to. */
#if defined(LIVENESS) && !defined(HAND_OFF)
  :: job == 0 && me == BRIEF
#else
  :: job == 0
#endif
#ifdef TIMED
  :: job == 0 ->
end_busy:
#ifdef HAS_GATE
     if
     :: atomic { stopRequest[me] -> stopRequest[me] = 0 } ->
        askGate();
        if
        :: open -> open = 0; goto end_busy
#ifdef BUG_NOT_REQUESTED_AGAIN
        :: else
#else
        :: else -> stopRequest[me] = 1             /* for the take to find */
#endif
        fi
     :: dropRequest[me]
     fi
#else
     dropRequest[me]
#endif
#endif
#ifdef HAS_GATE
  :: job == STOPS_INSIDE || job == CLOSES ->
     /* ThreadState.lockDetached */
     if
     :: stopping == ID(me) -> goto stop       /* it has waited for it, detached */
     :: atomic { stopping == NOBODY -> stopping = ID(me) } -> goto stop
     :: stopping != NOBODY && stopping != ID(me)
     fi
#endif
  fi;

drop:
  release();
  if
  :: unused ->
     leftUnused();
     unused = 0;
#ifdef HAS_GATE
     wakeOwner();
     /* Gate.pass */
#ifndef BUG_HELD_UP_LATE
     heldUp[me] = 1;
#endif
     do
     :: askGate();
        if
        :: open -> open = 0; break
        :: else
        fi;
        if
        :: closed ->                              /* InterpreterClosedException */
#ifndef BUG_REFUSED_ONCE
           stopRequest[me] = 1;                   /* for its next try */
#endif
           heldUp[me] = 0;
#ifdef LIVENESS
           goto ended       /* who tries for ever may keep a dropper busy with looking for waiters */
#else
           goto outside
#endif
        :: !closed
        fi;
#ifdef BUG_HELD_UP_LATE
        heldUp[me] = 1;
#endif
        park()
     od;
     heldUp[me] = 0;
#endif
     goto take
  :: else
  fi;
#ifdef HAS_GATE
  if
  :: stopRequest[me] -> wakeOwner()
  :: !stopRequest[me]
  fi;
#endif
  if
  :: dropRequest[me] -> droppedOnRequest()
  :: !dropRequest[me]
  fi;

  if
#ifdef HAS_GATE
  :: closed && job == CLOSES && stopping == ID(me) -> goto start
  :: (job == STOPS_INSIDE || job == CLOSES) && stopping != ID(me) -> goto lockStopping
#endif
  :: else -> goto outside
  fi;

#ifdef HAS_GATE
lockStopping:
  atomic { stopping == NOBODY -> stopping = ID(me) };
  if
  :: job != STOPS_OUTSIDE ->
     if
     :: closed -> stopping = NOBODY; goto outside
     :: !closed -> goto take
     fi
  :: else
  fi;

  /* Gate.stop */
stop:
  if
  :: closed ->
     assert(job == STOPS_OUTSIDE);
     stopping = NOBODY;
     goto outside
  :: !closed
  fi;
#ifdef BUG_HOLDER_READ_FIRST
  if :: holder == NOBODY || holder == ID(me) -> open = 1 :: else fi;
#endif
  owner = ID(me);
#ifdef BUG_REQUESTS_BEFORE_SHUT
  requestStop(false);
  shut = 1;
#else
  shut = 1;
  requestStop(false);
#endif
  do
  :: holder == NOBODY || holder == ID(me) -> break
#ifdef BUG_HOLDER_READ_FIRST
  :: open -> break
#endif
  :: holder != NOBODY && holder != ID(me) ->
     park();                                      /* without its time-out of a millisecond */
     requestStop(false)
  od;
  atomic {
    open = 0;
    stopped = ID(me);
    assert(inside == (job != STOPS_OUTSIDE))
  };
#ifdef CLOSE
  if
  :: job == CLOSES ->
     closed = 1;
     requestStop(true);
     wakeHeldUp();
     goto drop                              /* and on to start */
  :: else
  fi;
#endif

  /* Gate.open */
start:
  stopped = NOBODY;
  owner = NOBODY;
#ifdef BUG_OPENS_WHEN_CLOSED
  shut = 0;
#else
  if :: closed :: !closed -> shut = 0 fi;
#endif
  wakeHeldUp();
  stopping = NOBODY;
  if
  :: job == STOPS_INSIDE -> job = 0; goto drop
  :: else -> goto outside
  fi;
#endif
ended:
  skip
}

init {
  atomic {
    byte i;
    for (i : 0 .. N - 1) { run thread(i) }
  }
}

#ifdef LIVENESS
#ifdef CLOSE
ltl closes { [] (closing -> <> (closed && stopping == NOBODY)) }
#else
ltl taken { [] (wants -> <> !wants) }
#endif
#endif
