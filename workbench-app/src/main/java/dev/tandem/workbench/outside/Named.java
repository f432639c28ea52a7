package dev.tandem.workbench.outside;

import dev.tandem.workbench.outside.Listing.Group;
import dev.tandem.workbench.outside.Listing.Worker;
import dev.tandem.workbench.outside.Question.Kind;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What an ID means: a group, or one worker of it. Immutable.
///
/// An ID is what the panel of processes shows: `pool-1`, `pool-1/2` for its worker 2, and with the number of its Tandem before it
/// `4711:pool-1/2`. Where a Tandem has several groups of one name, `pool#17` is the one with that number.
///
/// @param worker null for the whole group
record Named(Listing tandem, Group group, Worker worker) {
    /// All that an ID means; more than one where it is ambiguous.
    static List<Named> find(String id, List<Listing> tandems) {
        return tandems.stream().flatMap(Named::of).filter(each -> each.names().anyMatch(id::equals)).toList();
    }

    private static Stream<Named> of(Listing tandem) {
        return tandem.groups().stream().flatMap(group -> Stream.concat(Stream.of(new Named(tandem, group, null)),
                group.workers().stream().map(worker -> new Named(tandem, group, worker))));
    }

    private Stream<String> names() {
        return Stream.of(group.name(), group.name() + "#" + group.id()).map(name -> worker == null ? name : name + "/" + worker.number())
                .flatMap(name -> Stream.of(name, tandem.pid() + ":" + name));
    }

    /// The shortest ID that means nothing else.
    String id(List<Listing> tandems) {
        return names().filter(name -> find(name, tandems).size() == 1).findFirst().orElseThrow();
    }

    /// A worker of the group.
    Named of(Worker one) {
        return new Named(tandem, group, one);
    }

    List<Worker> workers() {
        return worker == null ? group.workers() : List.of(worker);
    }

    Question question(Kind kind) {
        return new Question(kind, group.id(), worker == null ? -1 : worker.number(), worker == null ? -1 : worker.pid());
    }

    /// Who dies and what becomes of their work, in a line.
    String consequence() {
        List<Worker> busy = workers().stream().filter(each -> each.task() != null).toList();
        String who = workers().size() == 1 ? "process " + workers().getFirst().pid()
                : workers().size() + " processes (" + workers().stream().map(each -> Long.toString(each.pid())).collect(Collectors.joining(", "))
                        + ")";
        if (busy.isEmpty()) {
            return "ends " + who + ", which " + (workers().size() == 1 ? "computes" : "compute") + " nothing";
        }
        String tasks = busy.stream().map(Worker::task).distinct().limit(3).collect(Collectors.joining(", ")) + (busy.size() > 3 ? ", ..." : "");
        String fate = worker == null ? (busy.size() == 1 ? "one task fails: " : busy.size() + " tasks fail: ")
                : busy.getFirst().repeats() ? "what it computes runs again: " : "its task is lost: ";
        return "ends " + who + "; " + fate + tasks;
    }
}
