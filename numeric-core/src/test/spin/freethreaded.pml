/*
 * FreeThreadedLock and the gate: marks are ordered stores that stay in their thread's store buffer
 * until it drains, by itself at any time, or because the thread passes a fence (a read-modify-write,
 * a volatile store, a handshake). Reads do not wait for it. This is total store order; release and
 * acquire allow no more here, since each thread has but one such store in flight beside its reads.
 */
#ifndef N
#define N 3
#endif
#define NOBODY 0
#define ID(t) ((t) + 1)
#define UNPARK(t) permit[(t) - 1] = 1
#define FENCE empty(buffer[me])

/* Thread 0 stops the world; the others take and drop. */
chan buffer[N] = [2] of { bit };  /* stores to running on their way */
bit running[N];
bit stopRequest[N];
bit permit[N];
bit heldUp[N];
bit shut;
byte owner;

byte stopped;                     /* ghost: the thread for which the world stands still */
byte inside;                      /* ghost: bit t: thread t runs interpreter code */

inline requestStop() {
  x = 1;
  do
  :: x < N -> stopRequest[x] = 1; x++
  :: else -> x = 0; break
  od
}

inline wakeOwner() {
  x = owner;
  if :: x != NOBODY -> UNPARK(x) :: else fi;
  x = 0
}

proctype drain(byte me) {
  bit value;
end:
  do
  :: atomic { buffer[me]?value -> running[me] = value; value = 0 }
  od
}

proctype thread(byte me) {
  byte x;
outside:
  if
  :: goto ended
  :: true
  fi;
take:
#ifdef BUG_MARKS_AFTER_LOOK
  if
  :: stopRequest[me] -> goto found
  :: !stopRequest[me]
  fi;
  buffer[me]!1;
#else
  buffer[me]!1;
  if
  :: stopRequest[me] -> goto found
  :: !stopRequest[me]
  fi;
#endif
  goto enter;
found:
  atomic { FENCE -> stopRequest[me] = 0 };        /* withdraw */
  if
  :: !shut -> goto enter                          /* it was an earlier stop's */
  :: shut
  fi;
  buffer[me]!0;
  FENCE;                                          /* running = false, volatile */
  wakeOwner();
  heldUp[me] = 1;
  do
  :: !shut -> break
  :: shut -> if :: permit[me] -> permit[me] = 0 fi
  od;
  heldUp[me] = 0;
  goto take;
enter:
  atomic { inside = inside | (1 << me); assert(stopped == NOBODY) };
  if
  :: true
  :: true ->
end_busy:
     stopRequest[me]                              /* at a checkpoint; the take looks at the gate */
  fi;
  inside = inside & ~(1 << me);
  buffer[me]!0;
  if
  :: stopRequest[me] -> wakeOwner()
  :: !stopRequest[me]
  fi;
  goto outside;
ended:
  skip
}

proctype stopper(byte me) {
  byte x;
  do
  :: break
  :: owner = ID(me);
     shut = 1;
#ifdef BUG_HANDSHAKE_TOO_EARLY
     x = 1;
     do
     :: x < N -> empty(buffer[x]); x++
     :: else -> x = 0; break
     od;
     requestStop();
#else
     requestStop();
#ifndef BUG_NO_HANDSHAKE
     x = 1;
     do
     :: x < N -> empty(buffer[x]); x++
     :: else -> x = 0; break
     od;
#endif
#endif
     do
     :: x = 1;
        do
        :: x < N && !running[x] -> x++
        :: else -> break
        od;
        if
        :: x == N -> x = 0; break
        :: else -> x = 0
        fi;
        if
        :: permit[me] -> permit[me] = 0
        :: true                                   /* after a millisecond */
        fi;
        requestStop()
     od;
     atomic { stopped = ID(me); assert(!inside) };
     stopped = NOBODY;
     owner = NOBODY;
     shut = 0;
     x = 0;
     do
     :: x < N -> if :: heldUp[x] -> UNPARK(ID(x)) :: else fi; x++
     :: else -> x = 0; break
     od
  od
}

init {
  atomic {
    byte i;
    run stopper(0);
    for (i : 1 .. N - 1) {
      run thread(i);
      run drain(i)
    }
  }
}
