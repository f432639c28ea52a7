// Values of the JDK, captured and as results.

//# numbers and texts
import java.math.*;
BigDecimal money = new BigDecimal("12.340"); BigInteger big = BigInteger.ONE.shiftLeft(100);
pool().apply(() -> money.scale() + " " + money.add(BigDecimal.ONE) + " " + big.bitLength()).getFirst()
//> "3 13.340 101"
pool().map(x -> money.multiply(new BigDecimal(x)), List.of("2")).getFirst().equals(money.multiply(new BigDecimal("2")))
//> true
pool().map(x -> x, Arrays.asList(Double.MIN_VALUE, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Float.MAX_VALUE, Long.MIN_VALUE, (byte) -1, 'é', "a\tb€😀", null))
//> [4.9E-324, -0.0, NaN, Infinity, 3.4028235E38f, -9223372036854775808L, (byte) -1, 'é', "a	b€😀", null]

//# NaN keeps its bits
double odd = Double.longBitsToDouble(0x7ff8000000000123L);
pool().apply(() -> Double.doubleToRawLongBits(odd)).getFirst() == 0x7ff8000000000123L
//> true

//# times
LocalDate day = LocalDate.of(1978, 1, 22); Duration length = Duration.ofMinutes(90); ZonedDateTime zoned = ZonedDateTime.of(2024, 2, 29, 1, 2, 3, 4, ZoneId.of("Europe/Berlin"));
pool().map(n -> day.plusDays(n), List.of(14))
//> [1978-02-05]
pool().apply(() -> length.toHours() + " " + zoned.getDayOfWeek() + " " + zoned.toInstant() + " " + Period.between(day, LocalDate.of(1978, 3, 1))).getFirst()
//> "1 THURSDAY 2024-02-29T00:02:03.000000004Z P1M7D"
pool().map(x -> Year.of(x).isLeap(), List.of(2024))
//> [true]

//# UUID, URI, Locale, Pattern, BitSet, Currency
UUID id = new UUID(1, 2); java.net.URI uri = java.net.URI.create("http://a/b?c=d#e"); Locale locale = Locale.GERMANY; java.util.regex.Pattern pattern = java.util.regex.Pattern.compile("A+", java.util.regex.Pattern.CASE_INSENSITIVE);
BitSet bits = new BitSet(); bits.set(3); bits.set(70); Currency currency = Currency.getInstance("EUR");
pool().apply(() -> id + " " + uri.getQuery() + " " + locale + " " + bits + " " + currency).getFirst()
//> "00000000-0000-0001-0000-000000000002 c=d de_DE {3, 70} EUR"
pool().map(s -> pattern.matcher(s).replaceAll("-"), List.of("xaAy"))
//> ["x-y"]
Predicate<String> find = pattern.asPredicate();
pool().map(s -> find.test(s), List.of("xa", "x"))
//> [true, false]
pool().apply(() -> bits).getFirst().equals(bits)
//> true

//# atomics and adders
import java.util.concurrent.atomic.*;
AtomicInteger ai = new AtomicInteger(3); AtomicLong al = new AtomicLong(4); AtomicBoolean ab = new AtomicBoolean(true); AtomicReference<List<Integer>> ar = new AtomicReference<>(List.of(5)); LongAdder adder = new LongAdder(); adder.add(6); AtomicIntegerArray arr = new AtomicIntegerArray(new int[] {7, 8});
pool().apply(() -> ai.get() + al.get() + (ab.get() ? 1 : 0) + ar.get().get(0) + adder.sum() + arr.get(1)).getFirst()
//> 27L
pool().applyOnly(() -> ai.incrementAndGet(), 0)
//> processes: 4
ai.get()
//> processes: 3

//# StringBuilder and StringBuffer
StringBuilder builder = new StringBuilder("abc"); StringBuffer buffer = new StringBuffer("xyz");
pool().apply(() -> builder.length() + buffer.toString()).getFirst()
//> "3xyz"
pool().applyOnly(() -> builder.append("d").toString(), 0)
//> processes: "abcd"
builder.toString()
//> processes: "abc"

//# Optional of all kinds
Optional<List<Integer>> some = Optional.of(List.of(1)); Optional<String> none = Optional.empty(); OptionalInt i = OptionalInt.of(2); OptionalDouble d = OptionalDouble.empty(); OptionalLong l = OptionalLong.of(3);
pool().apply(() -> some.get().get(0) + none.orElse("x") + i.getAsInt() + d.isPresent() + l.getAsLong()).getFirst()
//> "1x2false3"
pool().map(x -> Optional.of(x).filter(y -> y > 1), List.of(1, 2))
//> [Optional.empty, Optional[2]]

//# Path, File, Charset, URL
Path path = Path.of("/tmp", "a b", "c.txt"); java.io.File file = new java.io.File("x/y"); java.nio.charset.Charset charset = java.nio.charset.StandardCharsets.UTF_16BE; java.net.URL url = java.net.URI.create("http://localhost:1/x").toURL();
pool().apply(() -> path.getFileName() + " " + file.getParent() + " " + charset + " " + url.getPort()).getFirst()
//> "c.txt x UTF-16BE 1"
pool().map(s -> Path.of(s).resolve("z"), List.of("q"))
//> [q/z]

//# entries
Map.Entry<String, Integer> entry = Map.entry("k", 1); var simple = new AbstractMap.SimpleEntry<>("m", 2); var first = new TreeMap<>(Map.of("t", 3)).firstEntry();
pool().apply(() -> entry.getKey() + simple.getValue() + first).getFirst()
//> "k2t=3"
pool().map(x -> Map.entry(x, x * 2), List.of(4))
//> [4=8]

//# arrays of every kind
int[][] grid = {{1, 2}, {3}}; String[] words = {"a", null}; boolean[] flags = {true}; char[] chars = {'x'}; byte[] bytes = {1, -1}; long[] longs = {5}; float[] floats = {1.5f}; short[] shorts = {7}; Object[] mixed = {1, "s", new int[] {4}}; List<Integer>[] lists = new List[] {List.of(1)};
pool().apply(() -> grid[1][0] + words[0] + words[1] + flags[0] + chars[0] + bytes[1] + longs[0] + floats[0] + shorts[0] + ((int[]) mixed[2])[0] + lists[0]).getFirst()
//> "3anulltruex-151.574[1]"
pool().map(n -> new double[n][2], List.of(2))
//> [{{0.0, 0.0}, {0.0, 0.0}}]
Integer[][][] cube = new Integer[2][3][1];
pool().apply(() -> cube[1][2][0] == null && cube.getClass() == Integer[][][].class).getFirst()
//> true
Object[] self = new Object[1];
self[0] = self;
pool().apply(() -> self[0] == self).getFirst()
//> true

//# exceptions as values
Exception kept = new IllegalStateException("kept", new java.io.IOException("cause"));
pool().apply(() -> kept.getMessage() + kept.getCause().getMessage()).getFirst()
//> "keptcause"
pool().map(x -> (Exception) new IllegalArgumentException("r" + x), List.of(1)).getFirst().getMessage()
//> "r1"

//# Class and reflection
record P(int a) {}
Class<?> type = P.class;
pool().apply(() -> type.getSimpleName() + type.getRecordComponents()[0].getName() + type.isRecord()).getFirst()
//> "Patrue"
pool().map(x -> P.class.getDeclaredConstructor(int.class).newInstance(x).a(), List.of(3))
//> [3]
java.lang.reflect.Method method = P.class.getMethod("a");
pool().apply(() -> method.getName()).getFirst()
//> processes: refused: variable=method
//> here: "a"

//# method handles and var handles made there, and captured
import java.lang.invoke.*;
class Cell { volatile int n; static int twice(int x) { return 2 * x; } static final VarHandle N; static { try { N = MethodHandles.lookup().findVarHandle(Cell.class, "n", int.class); } catch (ReflectiveOperationException e) { throw new AssertionError(e); } } }
pool().applyOnly(() -> (int) MethodHandles.lookup().findStatic(Cell.class, "twice", MethodType.methodType(int.class, int.class)).invoke(4), 0)
//> does not compile
int viaHandle(int x) { try { return (int) MethodHandles.lookup().findStatic(Cell.class, "twice", MethodType.methodType(int.class, int.class)).invoke(x); } catch (Throwable e) { throw new RuntimeException(e); } }
pool().map(x -> viaHandle(x), List.of(4))
//> [8]
VarHandle handle = MethodHandles.arrayElementVarHandle(int[].class);
pool().apply(() -> handle.coordinateTypes().size()).getFirst()
//> processes: refused: variable=handle
//> here: 2
pool().apply(() -> { Cell c = new Cell(); Cell.N.set(c, 4); return c.n; }).getFirst()
//> processes: refused: variable=Cell.N
//> here: 4
MethodHandle mh = MethodHandles.constant(int.class, 3);
pool().apply(() -> mh.type().parameterCount()).getFirst()
//> processes: refused: variable=mh
//> here: 0

//# formats and collators
java.text.DecimalFormat format = new java.text.DecimalFormat("0.00", java.text.DecimalFormatSymbols.getInstance(Locale.ROOT));
pool().map(x -> format.format(x), List.of(1.234))
//> ["1.23"]
java.time.format.DateTimeFormatter times = java.time.format.DateTimeFormatter.ISO_DATE;
pool().map(d -> times.format(d), List.of(LocalDate.EPOCH))
//> processes: refused: variable=times
//> here: ["1970-01-01"]
pool().map(d -> java.time.format.DateTimeFormatter.ISO_DATE.format(d), List.of(LocalDate.EPOCH))
//> ["1970-01-01"]

//# properties, dates and calendars
Properties p = new Properties(); p.setProperty("a", "b");
Date date = new Date(0);
pool().apply(() -> p.getProperty("a") + date.getTime()).getFirst()
//> "b0"
